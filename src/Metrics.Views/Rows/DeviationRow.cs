using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>A series that deviates.</summary>
/// <param name="Series">The name and tags; text of a store, to be escaped.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Value">The judged value as people read it.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Percent">The difference in percent, or null.</param>
/// <param name="Timestamp">When, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record DeviationRow(SeriesKey Series, Severity Severity, string Value, string Expected, double? Percent, long Timestamp, string Reason)
{
    /// <summary>The row of a deviation.</summary>
    public static DeviationRow Of(Deviation deviation) => new(
        new SeriesKey(deviation.Name, deviation.Tags), deviation.Severity, FigureText.Of(deviation.Value, deviation.Unit),
        FigureText.Of(deviation.Expected, deviation.Unit), deviation.Percent, deviation.Timestamp, PlainText.Of(deviation.Reason));
}
