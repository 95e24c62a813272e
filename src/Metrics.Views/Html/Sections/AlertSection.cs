using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>The alerts that fire, are pending or were resolved.</summary>
internal sealed class AlertSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "alerts";

    /// <inheritdoc/>
    public string Title => "Alerts";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Alerts.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        HtmlTable table = new HtmlTable(html).Start(
            "Alerts, those that fire first", new DataColumn("State"), new("Severity"), new("Rule"), new("Series"), new("Value", true), new("Since (UTC)"), new("Reason"));
        foreach (AlertRow row in report.Alerts)
        {
            Severity shown = row.State == AlertState.Firing ? row.Severity : Severity.None;
            table.Row().Word(row.State.ToString()).Cell(() => SeverityBadge.Write(html, shown, SeverityWords.Of(row.Severity)), (int)row.Severity).Cell(row.Rule)
                .Cell(() => anchors.Write(html, row.Series.ToString())).Cell(row.Value).Moment(row.Since).Cell(row.Reason).EndRow();
        }

        table.End();
    }
}
