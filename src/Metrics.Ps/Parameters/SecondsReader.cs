using System.Management.Automation;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads how long something took: a TimeSpan, a number of seconds, or text that is either or has a unit, such as <c>250ms</c>.</summary>
internal static class SecondsReader
{
    /// <summary>The duration.</summary>
    /// <exception cref="MetricException">It is missing, or is none.</exception>
    public static TimeSpan Read(object? argument)
    {
        object? value = NumberReader.Unwrap(argument);
        if (value is TimeSpan span) return span;
        if (value is string { Length: > 0 } text && !NumberText.TryParse(text, out _)) return DurationText.Parse(text);

        // Of a bare 5m or 30s PowerShell makes a number, whose wrapper still has the text.
        if (NumberReader.IsNumber(value) && argument is PSObject && argument.ToString() is { Length: > 1 } typed && IsWithUnit(typed)) return DurationText.Parse(typed);
        double seconds = NumberReader.Read(value, "Duration"), ticks = seconds * TimeSpan.TicksPerSecond;
        if (double.IsNaN(ticks) || double.IsInfinity(seconds)) throw new MetricException(ErrorId.ValueNotFinite, seconds, "Duration");
        return Math.Abs(ticks) < TimeSpan.MaxValue.Ticks ? new TimeSpan((long)Math.Round(ticks)) : throw new MetricException(ErrorId.DurationInvalid, seconds);
    }

    private static bool IsWithUnit(string typed) => char.IsDigit(typed[0]) && char.IsLetter(typed[typed.Length - 1]);
}
