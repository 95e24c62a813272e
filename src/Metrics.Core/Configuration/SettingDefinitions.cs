using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Recording;
using MetricsTools.Storage;
using MetricsTools.Usage;

namespace MetricsTools.Configuration;

/// <summary>The table of settings. What stands here, something obeys.</summary>
public static class SettingDefinitions
{
    /// <summary>The bytes of a megabyte, in which <see cref="SizeBudget"/> is said.</summary>
    internal const long BudgetUnit = 1024 * 1024;

    private const int LongestRetentionDays = 36_500;
    private const long ManySamples = 1_000_000_000_000;

    /// <summary>The samples a day above which a store that is too large is an alert.</summary>
    public static readonly SettingDefinition AlertGrowth = new(
        "AlertGrowth", new CountType(0, ManySamples), static () => new SizeLimits().AlertGrowth,
        "The samples a day above which a store with more than AlertSamples is an alert.");

    /// <summary>The raw samples beyond their retention above which a rollup is an alert.</summary>
    public static readonly SettingDefinition AlertSamples = new(
        "AlertSamples", new CountType(0, ManySamples), static () => new SizeLimits().AlertSamples,
        "The raw samples older than they are kept above which a rollup ends with an alert, where the store also grows fast; it is then due at once.");

    /// <summary>The store of commands that are told no other one.</summary>
    public static readonly SettingDefinition DefaultStore = new(
        "DefaultStore", new PathType(), static () => StoreLocation.Default(static name => name == StoreLocation.Variable ? null : Environment.GetEnvironmentVariable(name)),
        "The store that commands use when nothing names one.")
    {
        Variable = StoreLocation.Variable,
        Scopes = [SettingScope.User, SettingScope.Machine],
    };

    /// <summary>What of what is recorded outlives a power cut.</summary>
    public static readonly SettingDefinition Durability = new(
        "Durability", new ChoiceType(Enum.GetNames(typeof(StoreDurability))), static () => nameof(StoreDurability.Normal),
        "What outlives a power cut: Normal all but the last moments, Full everything, which waits for the disk at every commit.");

    /// <summary>Whether anything is recorded.</summary>
    public static readonly SettingDefinition Enabled = new(
        "Enabled", new SwitchType(), static () => true, "Whether anything is recorded; when false, recording commands do nothing.")
    {
        Variable = "METRICSTOOLS_ENABLED",
    };

    /// <summary>The routes of requests that are not recorded.</summary>
    /// <remarks>It is none of a store: a request is recorded without looking into one.</remarks>
    public static readonly SettingDefinition ExcludedRoute = new(
        "ExcludedRoute", new RouteListType(), static () => RouteRules.DefaultExcluded.ToArray(),
        "The routes of requests that Add-MetricRequest leaves out, also with a star; the whole list.")
    {
        Variable = "METRICSTOOLS_EXCLUDED_ROUTE",
        Scopes = [SettingScope.User, SettingScope.Machine],
    };

    /// <summary>The samples in a buffer from which on they are stored at once.</summary>
    public static readonly SettingDefinition FlushCount = new(
        "FlushCount", new CountType(1, 5000), static () => (long)new BufferOptions().FlushCount,
        "The samples that wait in a buffer from which on they are stored at once.")
    {
        Scopes = [SettingScope.User, SettingScope.Machine],
    };

    /// <summary>How long samples wait in a buffer at most.</summary>
    public static readonly SettingDefinition FlushInterval = new(
        "FlushInterval", new DurationType(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), "100ms to 1h"), static () => new BufferOptions().FlushInterval,
        "How long samples wait in a buffer at most before they are stored.")
    {
        Scopes = [SettingScope.User, SettingScope.Machine],
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

    /// <summary>The megabytes that what is stored may take.</summary>
    public static readonly SettingDefinition SizeBudget = new(
        "SizeBudget", new CountType(0, 1_000_000_000), static () => new SizeLimits().Budget / BudgetUnit,
        "The megabytes that a store may take, or 0 for any: above them a rollup removes the oldest raw samples before their time; hours and days stay.");

    /// <summary>The raw samples beyond their retention above which a rollup warns.</summary>
    public static readonly SettingDefinition WarningSamples = new(
        "WarningSamples", new CountType(0, ManySamples), static () => new SizeLimits().WarningSamples,
        "The raw samples older than they are kept above which a rollup warns that it runs too seldom.");

    /// <summary>All settings, by name.</summary>
    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        AlertGrowth, AlertSamples, DefaultStore, Durability, Enabled, ExcludedRoute, FlushCount, FlushInterval, MaximumSeries, PrivacyExemptKey, PrivacyMode, RetainDay, RetainHour, RetainRaw, SizeBudget, WarningSamples,
    ];

    /// <summary>The setting of a name.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static SettingDefinition Find(string name) =>
        All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MetricException(ErrorId.SettingUnknown, name, string.Join(", ", All.Select(static one => one.Name)));
}
