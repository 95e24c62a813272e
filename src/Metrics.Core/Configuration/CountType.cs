using System.Globalization;

namespace MetricsTools.Configuration;

/// <summary>A whole number in a range.</summary>
internal sealed class CountType(long minimum, long maximum)
    : SettingType($"{minimum.ToString(CultureInfo.InvariantCulture)} to {maximum.ToString(CultureInfo.InvariantCulture)}")
{
    private const NumberStyles Style = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign;

    /// <inheritdoc/>
    public override object Parse(string text) =>
        long.TryParse(text, Style, CultureInfo.InvariantCulture, out long count) && count >= minimum && count <= maximum
            ? count
            : throw new FormatException($"it is not a whole number from {Description}");

    /// <inheritdoc/>
    public override string Format(object value) => ((long)value).ToString(CultureInfo.InvariantCulture);
}
