using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Panels;

/// <summary>The panels of a dashboard.</summary>
internal static class DashboardPanels
{
    private const int WidestName = 60;
    private const int WidestFigure = 16;

    /// <summary>The series.</summary>
    /// <param name="cards">The cards, in the order in which they are shown.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="empty">What stands there without rows.</param>
    /// <param name="offset">The first row that is shown.</param>
    public static Panel OfMetrics(IReadOnlyList<MetricCard> cards, string title, string empty, int offset) => new(
        title,
        [
            new("Series", 16, WidestName), new("Value", 9, WidestFigure, IsRight: true), new("Min", 8, WidestFigure, IsRight: true), new("Max", 8, WidestFigure, IsRight: true),
            new("P95/Rate", 8, WidestFigure, IsRight: true), new("Course", 6, 60, IsOptional: true), new("State", 8),
        ],
        [
            .. cards.Select(static card => new PanelRow(card.Severity,
            [
                PanelCell.Of(card.Key), card.Figures[0].Text, TextOf(card, "Minimum"), TextOf(card, "Maximum"), TextOf(card, card.Metric.Kind == MetricKind.Counter ? "Rate" : "P95"),
                new PanelCell("", card.Course), card.Reason.Length == 0 ? "Learning" : SeverityWords.Of(card.Severity),
            ])),
        ],
        empty)
    { Weight = 3, Offset = offset };

    /// <summary>The alerts.</summary>
    public static Panel OfAlerts(DashboardModel model) => new(
        "Alerts",
        [new("Severity", 8), new("State", 8), new("Rule", 8, 30), new("Series", 12, WidestName), new("Value", 8, WidestFigure, IsRight: true, IsOptional: true), new("Since", 8, IsRight: true, IsOptional: true)],
        [
            .. model.Alerts.Select(row => new PanelRow(row.State == AlertState.Resolved ? Severity.None : row.Severity,
                [SeverityWords.Of(row.Severity), row.State.ToString(), row.Rule, PanelCell.Of(row.Series), row.Value, SpanText.Ago(UnixTime.ToTimeSpan(Math.Max(0, model.Now - row.Since)))])),
        ],
        "No alert is active.")
    { HasHeadings = false };

    /// <summary>The deviations.</summary>
    public static Panel OfDeviations(IReadOnlyList<DeviationRow> rows) => new(
        "Deviations of the newest interval",
        [new("Severity", 8), new("Series", 16, WidestName), new("Value", 8, WidestFigure, IsRight: true), new("Expected", 8, WidestFigure + 9, IsRight: true, IsOptional: true), new("Change", 8, IsRight: true)],
        [.. rows.Select(static row => new PanelRow(row.Severity, [SeverityWords.Of(row.Severity), PanelCell.Of(row.Series), row.Value, $"expected {row.Expected}", FigureText.Change(row.Percent)]))],
        "Nothing deviates.")
    { HasHeadings = false };

    /// <summary>The requests.</summary>
    public static Panel OfRequests(IReadOnlyList<RequestRow> rows) => new(
        "Requests, slowest first",
        [
            new("Method", 6, 8), new("Route", 12, WidestName), new("Count", 6, 12, IsRight: true), new("Errors", 7, 8, IsRight: true), new("Average", 8, 12, IsRight: true),
            new("P95", 8, 12, IsRight: true), new("Max", 8, 12, IsRight: true, IsOptional: true),
            new("Users", 6, 12, IsRight: true, IsOptional: true),
        ],
        [
            .. rows.Select(static row => new PanelRow(Severity.None,
            [
                row.Method, row.Route, FigureText.Count(row.Count), FigureText.Percent(row.ErrorRate), FigureText.Of(row.AverageSeconds, "s"), FigureText.Of(row.P95Seconds, "s"),
                FigureText.Of(row.MaximumSeconds, "s"), row.Users > 0 ? FigureText.Count(row.Users) : FigureText.None,
            ])),
        ],
        "No requests are recorded.");

    /// <summary>The usage.</summary>
    public static Panel OfUsage(UsageModel usage) => new(
        $"Usage: {FigureText.Count(usage.EventCount)} events" + (usage.Users is { } users ? $", {FigureText.Count(users)} users" : ""),
        [new("Event", 10, 30), new("Page", 8, WidestName, IsOptional: true), new("Count", 6, 12, IsRight: true), new("Users", 6, 12, IsRight: true)],
        [.. usage.Events.Select(static row => new PanelRow(Severity.None, [row.EventType, row.Page, FigureText.Count(row.Count), row.Users is { } known ? FigureText.Count(known) : FigureText.None]))],
        "No events are recorded.");

    /// <summary>The health of the store and of the parts, the worst of them first.</summary>
    public static Panel OfHealth(IReadOnlyList<HealthRow> rows) => new(
        "Health",
        [new("Component", 10, 30), new("Status", 9), new("Detail", 10, 200)],
        [.. rows.Where(IsStore).Concat(rows.Where(static row => !IsStore(row)).OrderByDescending(static row => row.Severity)).Select(static row => new PanelRow(row.Severity, [row.Component, row.Status, row.Detail]))],
        "Nothing is known.")
    { HasHeadings = false };

    private static bool IsStore(HealthRow row) => row.Component == HealthRows.StoreComponent;

    private static string TextOf(MetricCard card, string label) => card.Figures.FirstOrDefault(figure => figure.Label == label)?.Text ?? "";
}
