using System.Globalization;
using MetricsTools.Views.Report;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>Where in a page the charts of series are, so that their names elsewhere can lead there.</summary>
internal sealed class SeriesAnchors
{
    private readonly Dictionary<string, string> _numbers = [];

    /// <summary>The anchors of a report's charts.</summary>
    public SeriesAnchors(ReportModel report)
    {
        for (int i = 0; i < report.Trends.Count; i++) _numbers[report.Trends[i].Card.Key.ToString()] = (i + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the name of a series, which leads to its chart when there is one.</summary>
    public void Write(HtmlWriter html, string series)
    {
        if (_numbers.TryGetValue(series, out string? number)) html.Start("a").Attribute("href", "#s" + number).Text(PlainText.Of(series)).End();
        else html.Text(PlainText.Of(series));
    }
}
