using System.Globalization;

namespace MetricsTools.Text;

/// <summary>Durations as people write them: <c>250ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c>, <c>2w</c>.</summary>
public static class DurationText
{
    private static readonly (string Suffix, TimeSpan Unit)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
        ("w", TimeSpan.FromDays(7)),
    ];

    /// <summary>Reads a duration. A TimeSpan in .NET's constant form, <c>[d.]hh:mm:ss[.fffffff]</c>, is read too.</summary>
    /// <exception cref="MetricException">It has no unit, or is not a duration.</exception>
    public static TimeSpan Parse(string text)
    {
        string trimmed = text.Trim();
        foreach ((string suffix, TimeSpan unit) in Units)
        {
            if (!trimmed.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
            string number = trimmed.Substring(0, trimmed.Length - suffix.Length);
            if (!TryParseNumber(number, out double count)) continue;
            double ticks = count * unit.Ticks;
            return ticks < TimeSpan.MaxValue.Ticks ? new TimeSpan((long)Math.Round(ticks)) : throw new MetricException(ErrorId.DurationInvalid, text);
        }

        if (TryParseNumber(trimmed, out _)) throw new MetricException(ErrorId.DurationWithoutUnit, trimmed);
        return trimmed.Contains(':') && TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out TimeSpan span)
            ? span
            : throw new MetricException(ErrorId.DurationInvalid, text);
    }

    private static bool TryParseNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
