using MetricsTools.Text;

namespace MetricsTools.Configuration;

/// <summary>Keys of tags, separated by commas; a star stands for any characters.</summary>
internal sealed class KeyListType() : SettingType("keys of tags, also with a star")
{
    /// <inheritdoc/>
    public override object Parse(string text)
    {
        string[] keys = [.. text.Split(',').Select(static key => key.Trim()).Where(static key => key.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        return Array.Find(keys, static key => key.Length > Model.TagSet.MaximumKeyLength || key.Any(char.IsControl)) is { } key
            ? throw new FormatException($"'{UnicodeText.Shorten(key)}' is not a key")
            : keys;
    }

    /// <inheritdoc/>
    public override string Format(object value) => string.Join(",", (string[])value);
}
