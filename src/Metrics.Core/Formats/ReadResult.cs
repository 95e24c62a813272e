using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>One record that was read, or why it could not be. Exactly one of the two is given.</summary>
/// <param name="Line">The line that the record begins on, from 1.</param>
/// <param name="Record">The record, or null.</param>
/// <param name="Error">The error, or null.</param>
public readonly record struct ReadResult(int Line, MetricRecord? Record, MetricException? Error)
{
    /// <summary>What an error of a record says, without the line in front, which whoever names the file also names.</summary>
    public static string Explain(int line, MetricException error)
    {
        string place = ErrorMessages.Format(ErrorId.FormatContent, line, "");
        return error.Message.StartsWith(place, StringComparison.Ordinal) ? error.Message.Substring(place.Length) : error.Message;
    }
}
