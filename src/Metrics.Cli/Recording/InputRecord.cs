using MetricsTools.Model;

namespace MetricsTools.CommandLine.Recording;

/// <summary>One line or record of standard input. One of the last three is given.</summary>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Text">The text of a value.</param>
/// <param name="Record">A whole record.</param>
/// <param name="Error">Why it cannot be read.</param>
internal readonly record struct InputRecord(int Line, string? Text, MetricRecord? Record, MetricException? Error)
{
    /// <summary>The values of a text, one a line; blank lines are passed over.</summary>
    public static IEnumerable<InputRecord> OfLines(TextReader text)
    {
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return new InputRecord(number, line.Trim(), null, null);
        }
    }
}
