using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Report;

/// <summary>Chooses the figures at the top of a report.</summary>
internal static class ReportSummary
{
    /// <summary>The figures.</summary>
    public static IReadOnlyList<SummaryCard> Of(
        IReadOnlyList<MetricCard> cards, IReadOnlyList<DeviationRow> deviations, IReadOnlyList<AlertRow> alerts, int shifts, long samples, StoreStatistics statistics)
    {
        int metrics = cards.Select(static card => card.Metric.Id).Distinct().Count();
        AlertRow[] firing = [.. alerts.Where(static alert => alert.State == AlertState.Firing)];
        return
        [
            new("Metrics", FigureText.Count(metrics), $"{FigureText.Count(cards.Count)} series", Severity.None),
            new("Samples", FigureText.Count(samples), $"of {FigureText.Count(statistics.SampleCount)} stored", Severity.None),
            new("Deviations", FigureText.Count(deviations.Count(static row => row.Severity >= Severity.Warning)), BySeverity(deviations), Worst(deviations.Select(static row => row.Severity))),
            new("Alerts firing", FigureText.Count(firing.Length), $"{FigureText.Count(alerts.Count - firing.Length)} pending or resolved", Worst(firing.Select(static row => row.Severity))),
            new("Changes of level", FigureText.Count(shifts), "", Severity.None),
            new("Store", FigureText.Of(statistics.Size, "By"), statistics.Engine, Severity.None),
        ];
    }

    private static string BySeverity(IReadOnlyList<DeviationRow> deviations) => string.Join(", ", deviations
        .GroupBy(static row => row.Severity).OrderByDescending(static group => group.Key).Select(static group => $"{FigureText.Count(group.Count())} {SeverityWords.Of(group.Key)}"));

    private static Severity Worst(IEnumerable<Severity> severities) => severities.DefaultIfEmpty(Severity.None).Max();
}
