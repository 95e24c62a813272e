using MetricsTools.Model;
using MetricsTools.Views.Html.Sections;
using MetricsTools.Views.Report;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html;

/// <summary>
/// Draws a report as one page of HTML that needs nothing else: no network, no other file, and no script to be read. It is meant to reach WCAG 2.1 AA: a
/// picture has a text alternative and a table behind it, everything is reached by keys, and no colour says anything alone.
/// </summary>
public static class ReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to, as UTF-8.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter output, ReportModel report)
    {
        var html = new HtmlWriter(output);
        IReportSection[] sections = [.. ReportSections.All.Where(section => section.IsIn(report))];
        html.Doctype().Start("html").Attribute("lang", "en").Line();
        WriteHead(html, report);
        html.Start("body").Line();
        html.Start("a", "skip").Attribute("href", "#content").Text("Skip to the content").End().Line();
        WriteHeader(html, report);
        WriteNavigation(html, sections);
        html.Start("main").Attribute("id", "content").Attribute("tabindex", "-1").Line();
        var anchors = new SeriesAnchors(report);
        foreach (IReportSection section in sections)
        {
            html.Start("section").Attribute("id", section.Id).Attribute("aria-labelledby", $"{section.Id}-title");
            html.Start("h2").Attribute("id", $"{section.Id}-title").Text(section.Title).End().Line();
            section.Write(html, report, anchors);
            html.End().Line();
        }

        html.End().Line();
        html.Start("footer").Element("p", "Made by MetricsTools. Times are in UTC unless an axis names another zone.").End().Line();
        html.Asset(HtmlAsset.Script);
        html.End().End().Line();
    }

    private static void WriteHead(HtmlWriter html, ReportModel report)
    {
        html.Start("head").Line();
        html.Start("meta").Attribute("charset", "utf-8").End().Line();
        html.Start("meta").Attribute("http-equiv", "Content-Security-Policy").Attribute("content", HtmlAsset.Policy).End().Line();
        html.Start("meta").Attribute("name", "viewport").Attribute("content", "width=device-width, initial-scale=1").End().Line();
        html.Start("meta").Attribute("name", "referrer").Attribute("content", "no-referrer").End().Line();
        html.Start("meta").Attribute("name", "generator").Attribute("content", "MetricsTools").End().Line();
        html.Element("title", report.Title).Line();
        html.Asset(HtmlAsset.Style);
        html.End().Line();
    }

    private static void WriteHeader(HtmlWriter html, ReportModel report)
    {
        html.Start("header").Element("h1", report.Title);
        // The folder of a store is nobody's business but its owner's.
        string store = report.Store.Substring(report.Store.LastIndexOfAny(['/', '\\']) + 1);
        html.Element("p", $"{TextOf(report.Range.Start)} to {TextOf(report.Range.End)} UTC, from the store {store}. Made {TextOf(report.Generated)} UTC.");
        html.End().Line();
    }

    // Milliseconds of a range of days are of no use to a reader.
    private static string TextOf(long moment) => MomentText.Of(moment - (moment % UnixTime.Second));

    private static void WriteNavigation(HtmlWriter html, IReportSection[] sections)
    {
        html.Start("nav").Attribute("aria-label", "Sections").Start("ul");
        foreach (IReportSection section in sections) html.Start("li").Start("a").Attribute("href", "#" + section.Id).Text(section.Title).End().End();
        html.End().End().Line();
    }
}
