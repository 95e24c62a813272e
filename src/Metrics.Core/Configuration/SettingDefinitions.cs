using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.Configuration;

/// <summary>The table of settings. What stands here, something obeys.</summary>
public static class SettingDefinitions
{
    private const int LongestRetentionDays = 36_500;

    /// <summary>The store of commands that are told no other one.</summary>
    public static readonly SettingDefinition DefaultStore = new(
        "DefaultStore", new PathType(), static () => StoreLocation.Default(static name => name == StoreLocation.Variable ? null : Environment.GetEnvironmentVariable(name)),
        "The store that commands use when nothing names one.")
    {
        Variable = StoreLocation.Variable,
        Scopes = [SettingScope.User, SettingScope.Machine],
    };

    /// <summary>Whether anything is recorded.</summary>
    public static readonly SettingDefinition Enabled = new(
        "Enabled", new SwitchType(), static () => true, "Whether anything is recorded; when false, recording commands do nothing.")
    {
        Variable = "METRICSTOOLS_ENABLED",
    };

    /// <summary>The most series of one metric.</summary>
    public static readonly SettingDefinition MaximumSeries = new(
        "MaximumSeries", new CountType(1, 1_000_000), static () => (long)new RecorderOptions().MaximumSeries,
        "The most series of one metric; samples of further ones go to one overflow series.");

    /// <summary>Keys of tags whose values are never taken for personal data.</summary>
    public static readonly SettingDefinition PrivacyExemptKey = new(
        "PrivacyExemptKey", new KeyListType(), static () => ExemptKeys.Default.Patterns.ToArray(),
        "The keys of tags whose values are never taken for personal data; the whole list.");

    /// <summary>What happens to personal tag values.</summary>
    public static readonly SettingDefinition PrivacyMode = new(
        "PrivacyMode", new ChoiceType(Enum.GetNames(typeof(PrivacyMode))), static () => nameof(Privacy.PrivacyMode.Hash),
        "What happens to tag values that look like personal data: Hash stores a keyed hash, Reject refuses the sample, Allow stores them.")
    {
        Variable = PrivacySettings.ModeVariable,
    };

    /// <summary>How long raw samples are kept.</summary>
    public static readonly SettingDefinition RetainRaw = new(
        "RetainRaw", new DurationType(1, LongestRetentionDays), static () => RetentionPolicy.Default.Raw,
        "How long raw samples are kept and can be asked for, unless the metric says otherwise.");

    /// <summary>How long hourly buckets are kept.</summary>
    public static readonly SettingDefinition RetainHour = new(
        "RetainHour", new DurationType(1, LongestRetentionDays), static () => RetentionPolicy.Default.Hour, "How long hourly figures are kept and can be asked for.");

    /// <summary>How long daily buckets are kept.</summary>
    public static readonly SettingDefinition RetainDay = new(
        "RetainDay", new DurationType(1, LongestRetentionDays), static () => RetentionPolicy.Default.Day,
        "How long daily figures are kept and can be asked for; older samples are refused.");

    /// <summary>All settings, by name.</summary>
    public static readonly IReadOnlyList<SettingDefinition> All = [DefaultStore, Enabled, MaximumSeries, PrivacyExemptKey, PrivacyMode, RetainDay, RetainHour, RetainRaw];

    /// <summary>The setting of a name.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static SettingDefinition Find(string name) =>
        All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MetricException(ErrorId.SettingUnknown, name, string.Join(", ", All.Select(static one => one.Name)));
}
