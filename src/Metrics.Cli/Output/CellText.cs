using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.CommandLine.Output;

/// <summary>Values as a reader likes them, as the module's table views show them.</summary>
internal static class CellText
{
    /// <summary>The text of a value.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        double number => Of(number),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        TagSet tags => WithoutControls(tags.ToString()),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => WithoutControls(value.ToString() ?? ""),
    };

    /// <summary>A number with four decimals at most, or with an exponent where these would hide it.</summary>
    public static string Of(double number)
    {
        double size = Math.Abs(number);
        return number.ToString(size >= 1e15 || size is > 0 and < 1e-4 ? "0.####e+0" : "#,0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>A text that cannot move the cursor or change colours.</summary>
    public static string WithoutControls(string text) =>
        text.Any(char.IsControl) ? string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;
}
