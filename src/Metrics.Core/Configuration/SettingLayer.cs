namespace MetricsTools.Configuration;

/// <summary>One place that settings come from.</summary>
/// <param name="Source">What kind of place it is.</param>
/// <param name="Place">Its name: a store or a file.</param>
/// <param name="Texts">The texts by name, without case.</param>
internal sealed record SettingLayer(SettingSource Source, string Place, IReadOnlyDictionary<string, string> Texts);
