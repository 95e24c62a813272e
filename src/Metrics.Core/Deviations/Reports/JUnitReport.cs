using System.Globalization;
using System.Text;
using System.Xml;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Deviations.Reports;

/// <summary>
/// JUnit's XML, which nearly every CI system reads: one test case a series. What fails is a failure, what could not be judged is skipped; what it was
/// judged by is the output of the case. Valid against the schema of the xUnit plugin of Jenkins (junit-10.xsd).
/// </summary>
internal sealed class JUnitReport : IDeviationReportFormat
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        OmitXmlDeclaration = true,
    };

    public string Name => "JUnit";

    public IReadOnlyList<string> Extensions { get; } = [".xml"];

    public bool IsCommands => false;

    public string? SummaryVariable => null;

    public void Write(TextWriter text, DeviationReport report)
    {
        // By hand: the XML writer would name the encoding of the text writer, which is UTF-16 for a string.
        text.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("testsuites");
            WriteSuite(xml, report);
            xml.WriteEndElement();
        }

        text.Write('\n');
    }

    private static void WriteSuite(XmlWriter xml, DeviationReport report)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "MetricsTools");
        WriteCount(xml, "tests", report.Results.Count);
        WriteCount(xml, "failures", report.CountOf(ReportLevel.Failed));
        WriteCount(xml, "errors", 0);
        WriteCount(xml, "skipped", report.Results.Count(result => IsSkipped(report, result)));
        foreach (Deviation result in report.Results) WriteCase(xml, report, result);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, DeviationReport report, Deviation result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlText.Clean(result.Name.Length == 0 ? "metrics" : "metrics." + result.Name));
        xml.WriteAttributeString("name", XmlText.Clean(DeviationReport.TitleOf(result)));
        string reason = XmlText.Clean(result.Reason);
        if (report.LevelOf(result) == ReportLevel.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", result.Verdict == Verdict.Inconclusive ? "MetricInconclusive" : "MetricDeviation");
            xml.WriteAttributeString("message", reason);
            xml.WriteString(XmlText.Clean(DetailOf(result)));
            xml.WriteEndElement();
        }
        else if (IsSkipped(report, result))
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", reason);
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", XmlText.Clean(DetailOf(result)));
        }

        xml.WriteEndElement();
    }

    private static bool IsSkipped(DeviationReport report, Deviation result) =>
        result.Verdict == Verdict.Inconclusive && report.LevelOf(result) != ReportLevel.Failed;

    private static string DetailOf(Deviation result)
    {
        var lines = new StringBuilder(result.Reason).Append('\n');
        Append("Value", Figure(result.Value, result.Unit));
        Append("Expected", Figure(result.Expected, result.Unit));
        Append("Lower", Figure(result.Lower, result.Unit));
        Append("Upper", Figure(result.Upper, result.Unit));
        Append("Score", Figure(result.Score, null));
        Append("P-value", Figure(result.PValue, null));
        Append("Severity", result.Severity.ToString());
        Append("Method", result.Method);
        Append("Runs", FormattableString.Invariant($"{result.Count} against {result.BaselineCount}"));
        return lines.ToString();

        void Append(string title, string? figure)
        {
            if (figure is not null) lines.Append(title).Append(": ").Append(figure).Append('\n');
        }
    }

    private static string? Figure(double? number, string? unit) =>
        number is { } known ? NumberText.Format(known) + (unit is null or "1" ? "" : " " + unit) : null;

    private static void WriteCount(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
}
