using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Report;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>What happened meanwhile, by the numbers that charts show.</summary>
internal sealed class AnnotationSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "annotations";

    /// <inheritdoc/>
    public string Title => "Annotations";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Annotations.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        HtmlTable table = new HtmlTable(html).Start("What happened, by its number in the charts", new DataColumn("Number"), new("When (UTC)"), new("Until (UTC)"), new("What"));
        ChartAnnotation[] annotations = [.. report.Annotations.OrderBy(static one => one.Place)];
        for (int i = 0; i < annotations.Length; i++)
        {
            table.Row().Cell((i + 1).ToString(CultureInfo.InvariantCulture)).Moment((long)annotations[i].Place / UnixTime.Second * UnixTime.Second)
                .Cell(annotations[i].End is { } end ? MomentText.Of((long)end / UnixTime.Second * UnixTime.Second) : "").Cell(annotations[i].Text).EndRow();
        }

        table.End();
    }
}
