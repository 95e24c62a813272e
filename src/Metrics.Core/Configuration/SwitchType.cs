namespace MetricsTools.Configuration;

/// <summary>Yes or no.</summary>
internal sealed class SwitchType() : SettingType("true or false")
{
    private static readonly string[] On = ["true", "1", "yes", "on"];
    private static readonly string[] Off = ["false", "0", "no", "off"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["true", "false"];

    /// <inheritdoc/>
    public override object Parse(string text)
    {
        if (On.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase)) return true;
        return Off.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? false : throw new FormatException("it is neither true nor false");
    }

    /// <inheritdoc/>
    public override string Format(object value) => (bool)value ? "true" : "false";
}
