namespace MetricsTools.Configuration;

/// <summary>What a setting is, and why.</summary>
/// <param name="Definition">The setting.</param>
/// <param name="Value">Its value: a Boolean, a whole number, a TimeSpan, a text or an array of texts.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Place">The variable, store or file that says so; null for the default.</param>
public sealed record SettingValue(SettingDefinition Definition, object Value, SettingSource Source, string? Place);
