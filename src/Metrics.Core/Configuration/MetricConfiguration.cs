using System.Collections.Concurrent;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.Configuration;

/// <summary>
/// Finds out what settings are: the environment variable counts first, then the store, the user's file, the machine's file, and the default. What cannot be
/// read or is not one of a setting's values does not count, and is warned about once: a mistake in a file keeps nobody from recording.
/// </summary>
/// <param name="places">Where the files are.</param>
/// <param name="environment">Gives the value of a variable, or null.</param>
public sealed class MetricConfiguration(SettingPlaces places, Func<string, string?> environment)
{
    private static readonly ConcurrentDictionary<string, bool> Warned = new();

    /// <summary>Takes warnings; each is given once in a process.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>The configuration of this process.</summary>
    public static MetricConfiguration OfProcess(Action<string>? warn) =>
        new(SettingPlaces.Of(Environment.GetEnvironmentVariable), Environment.GetEnvironmentVariable) { Warn = warn };

    /// <summary>What a setting is.</summary>
    /// <param name="definition">The setting.</param>
    /// <param name="store">The store that is worked with, or null when there is none.</param>
    public SettingValue Get(SettingDefinition definition, IMetricStore? store) =>
        Read(definition, Layers(store).Prepend(VariableLayer(definition))) ?? new SettingValue(definition, definition.Default(), SettingSource.Default, null);

    /// <summary>What a setting is in one scope, or null where nothing is said.</summary>
    public SettingValue? Get(SettingDefinition definition, SettingScope scope, IMetricStore? store)
    {
        SettingLayer? layer = LayerOf(scope, store);
        return layer is null ? null : Read(definition, [layer]);
    }

    /// <summary>Makes a setting, or removes it when the text is null.</summary>
    /// <param name="definition">The setting.</param>
    /// <param name="scope">For whom.</param>
    /// <param name="text">The value's text.</param>
    /// <param name="store">The store, open to write; needed for its own scope alone.</param>
    /// <exception cref="MetricException">It is not one of the values, cannot be made for this scope, or the file that is there cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Set(SettingDefinition definition, SettingScope scope, string? text, IMetricStore? store)
    {
        definition.RequireScope(scope);
        object? value = text is null ? null : definition.Parse(text);
        string? plain = value is null ? null : definition.Type.Format(value);
        if (scope == SettingScope.Store) store!.SetSetting(definition.Name, plain);
        else SettingFile.Write(PlaceOf(scope), definition.Name, value is TimeSpan ? plain : value, isForOwner: scope == SettingScope.User);
    }

    /// <summary>The file of a scope that has one.</summary>
    public string PlaceOf(SettingScope scope) => scope == SettingScope.Machine ? places.Machine : places.User;

    /// <summary>The store that commands use when nothing names one.</summary>
    public string DefaultStore => (string)Get(SettingDefinitions.DefaultStore, null).Value;

    /// <summary>Why nothing is to be recorded, as far as can be told without a store; null when recording is on, or the store decides.</summary>
    public string? WhyOffAnywhere() => Read(SettingDefinitions.Enabled, [VariableLayer(SettingDefinitions.Enabled)]) is { Value: false } off ? Explain(off) : null;

    /// <summary>Why nothing is to be recorded in a store, or null.</summary>
    /// <param name="store">The store, or null when there is none yet.</param>
    public string? WhyOff(IMetricStore? store) => Get(SettingDefinitions.Enabled, store) is { Value: false } off ? Explain(off) : null;

    /// <summary>The settings that count for work with a store.</summary>
    /// <exception cref="MetricException">An environment variable for privacy is set to something unusable.</exception>
    public MetricSettings Resolve(IMetricStore store)
    {
        // What is said of privacy and cannot be understood must not be passed over.
        PrivacySettings said = PrivacySettings.FromEnvironment(environment);
        List<SettingLayer> layers = [.. Layers(store)];
        return new MetricSettings
        {
            Privacy = said with
            {
                Mode = (PrivacyMode)Enum.Parse(typeof(PrivacyMode), ValueOf<string>(SettingDefinitions.PrivacyMode)),
                Exempt = new ExemptKeys(ValueOf<string[]>(SettingDefinitions.PrivacyExemptKey)),
            },
            Retention = new RetentionPolicy(
                ValueOf<TimeSpan>(SettingDefinitions.RetainRaw), ValueOf<TimeSpan>(SettingDefinitions.RetainHour), ValueOf<TimeSpan>(SettingDefinitions.RetainDay)),
            MaximumSeries = (int)ValueOf<long>(SettingDefinitions.MaximumSeries),
            Durability = (StoreDurability)Enum.Parse(typeof(StoreDurability), ValueOf<string>(SettingDefinitions.Durability)),
            Limits = new SizeLimits
            {
                WarningSamples = ValueOf<long>(SettingDefinitions.WarningSamples),
                AlertSamples = ValueOf<long>(SettingDefinitions.AlertSamples),
                AlertGrowth = ValueOf<long>(SettingDefinitions.AlertGrowth),
                Budget = ValueOf<long>(SettingDefinitions.SizeBudget) * SettingDefinitions.BudgetUnit,
            },
        };

        T ValueOf<T>(SettingDefinition definition) => (T)(Read(definition, layers.Prepend(VariableLayer(definition)))?.Value ?? definition.Default());
    }

    private static string Explain(SettingValue off) => $"Recording is off: {off.Definition.Name} is false in {off.Place}.";

    private IEnumerable<SettingLayer> Layers(IMetricStore? store)
    {
        foreach (SettingScope scope in new[] { SettingScope.Store, SettingScope.User, SettingScope.Machine })
        {
            if (LayerOf(scope, store) is { } layer) yield return layer;
        }
    }

    private SettingLayer VariableLayer(SettingDefinition definition)
    {
        var texts = new Dictionary<string, string>();
        if (definition.Variable is { } variable && environment(variable) is { } text && !string.IsNullOrWhiteSpace(text)) texts[definition.Name] = text;
        return new SettingLayer(SettingSource.Environment, definition.Variable ?? "", texts);
    }

    private SettingLayer? LayerOf(SettingScope scope, IMetricStore? store)
    {
        if (scope == SettingScope.Store) return store is null ? null : new SettingLayer(SettingSource.Store, store.Location, store.GetSettings());
        string place = PlaceOf(scope);
        SettingFileContent content = SettingFile.Read(place);
        if (content.Failure is { } failure) WarnOnce(failure);
        foreach (string name in content.Texts.Keys)
        {
            if (!SettingDefinitions.All.Any(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) WarnOnce($"There is no setting '{name}', which stands in {place}. It does not count.");
        }

        return new SettingLayer(scope == SettingScope.User ? SettingSource.User : SettingSource.Machine, place, content.Texts);
    }

    private SettingValue? Read(SettingDefinition definition, IEnumerable<SettingLayer> layers)
    {
        foreach (SettingLayer layer in layers)
        {
            if (!layer.Texts.TryGetValue(definition.Name, out string? text)) continue;
            try
            {
                bool isVariable = layer.Source == SettingSource.Environment;
                if (!isVariable && !definition.Scopes.Contains((SettingScope)(layer.Source - SettingSource.Store))) continue;
                return new SettingValue(definition, isVariable ? definition.Type.ParseVariable(text) : definition.Type.Parse(text), layer.Source, layer.Place);
            }
            catch (FormatException exception)
            {
                WarnOnce($"'{Text.UnicodeText.Shorten(text)}', in {layer.Place}, cannot be the setting {definition.Name}: {exception.Message}. It does not count.");
            }
        }

        return null;
    }

    private void WarnOnce(string sentence)
    {
        if (Warn is not null && Warned.TryAdd(sentence, true)) Warn(sentence);
    }
}
