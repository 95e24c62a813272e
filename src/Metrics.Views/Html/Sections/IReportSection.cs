using MetricsTools.Views.Report;

namespace MetricsTools.Views.Html.Sections;

/// <summary>A section of a report's page.</summary>
internal interface IReportSection
{
    /// <summary>Its place in the page's address.</summary>
    string Id { get; }

    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>Whether a report has anything for it.</summary>
    bool IsIn(ReportModel report);

    /// <summary>Writes what stands below the heading.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="anchors">Where the charts of series are.</param>
    void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors);
}
