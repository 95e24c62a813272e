using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>Tells how parts are by what their metrics say. A part is a category, or the first word of the names of metrics without one.</summary>
public static class HealthRows
{
    /// <summary>The part that is the store itself.</summary>
    public const string StoreComponent = "store";

    private const string Healthy = "Healthy";
    private const string Degraded = "Degraded";
    private const string Unhealthy = "Unhealthy";
    private const string Silent = "Silent";

    /// <summary>How the parts are that cards are of, by name.</summary>
    /// <param name="cards">The cards of the range that is shown.</param>
    /// <param name="alerts">The alerts.</param>
    /// <param name="silent">Metrics without samples in the range that had some before.</param>
    public static IReadOnlyList<HealthRow> OfComponents(IReadOnlyList<MetricCard> cards, IReadOnlyList<AlertRow> alerts, IReadOnlyList<MetricDefinition> silent)
    {
        ILookup<string, MetricCard> byPart = cards.ToLookup(static card => PartOf(card.Metric), StringComparer.OrdinalIgnoreCase);
        ILookup<string, MetricDefinition> silentByPart = silent.ToLookup(PartOf, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. byPart.Select(static group => group.Key).Concat(silentByPart.Select(static group => group.Key)).Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderBy(static part => part, StringComparer.OrdinalIgnoreCase)
                .Select(part => Judge(part, [.. byPart[part]], [.. alerts.Where(alert => IsOf(alert, byPart[part]))], silentByPart[part].Count())),
        ];
    }

    /// <summary>How the store is that answered.</summary>
    public static HealthRow OfStore(StoreStatistics statistics, long now)
    {
        string newest = statistics.LastTimestamp is { } last ? SpanText.Ago(UnixTime.ToTimeSpan(Math.Max(0, now - last))) : "never";
        return new HealthRow(
            StoreComponent, Healthy, Severity.None,
            $"{FigureText.Of(statistics.Size, "By")}, {FigureText.Count(statistics.SampleCount)} samples, {FigureText.Count(statistics.SeriesCount)} series, newest {newest}");
    }

    /// <summary>How a store is that could not be asked.</summary>
    public static HealthRow OfFailure(string message) => new(StoreComponent, Unhealthy, Severity.Critical, PlainText.Of(message));

    private static HealthRow Judge(string part, MetricCard[] cards, AlertRow[] alerts, int silentCount)
    {
        AlertRow[] firing = [.. alerts.Where(static alert => alert.State == AlertState.Firing)];
        Severity worst = cards.Select(static card => card.Severity).Concat(firing.Select(static alert => alert.Severity)).DefaultIfEmpty(Severity.None).Max();
        int deviating = cards.Count(static card => card.Severity >= Severity.Warning);
        string[] details =
        [
            .. new[]
            {
                cards.Length > 0 ? $"{FigureText.Count(cards.Length)} series" : "",
                deviating > 0 ? $"{FigureText.Count(deviating)} deviating" : "",
                firing.Length > 0 ? $"{FigureText.Count(firing.Length)} firing" : "",
                silentCount > 0 ? $"{FigureText.Count(silentCount)} without samples in this range" : "",
            }.Where(static text => text.Length > 0),
        ];
        string status = worst == Severity.Critical ? Unhealthy : worst == Severity.Warning ? Degraded : cards.Length == 0 ? Silent : Healthy;
        Severity severity = status == Silent ? Severity.Info : worst >= Severity.Warning ? worst : Severity.None;
        return new HealthRow(PlainText.Of(part), status, severity, string.Join(", ", details));
    }

    private static bool IsOf(AlertRow alert, IEnumerable<MetricCard> cards) => cards.Any(card => card.Key == alert.Series);

    private static string PartOf(MetricDefinition metric) =>
        string.IsNullOrWhiteSpace(metric.Category) ? metric.Name.Split('.', '_', '/')[0] : metric.Category!;
}
