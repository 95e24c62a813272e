namespace MetricsTools.Configuration;

/// <summary>One of some words, in any case.</summary>
internal sealed class ChoiceType(params string[] words) : SettingType(string.Join(", ", words))
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => words;

    /// <inheritdoc/>
    public override object Parse(string text) =>
        Array.Find(words, word => word.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) ?? throw new FormatException($"it is none of {Description}");
}
