using System.Globalization;
using System.Text;
using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

/// <summary>A heading and a table in GitHub's Markdown, worst first.</summary>
internal sealed class MarkdownReport : IDeviationReportFormat
{
    private const string Header = "| | Metric | Value | Expected | Change | Severity | Reason |\n|---|---|---:|---:|---:|---|---|\n";

    public string Name => "Markdown";

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public bool IsCommands => false;

    public string? SummaryVariable => null;

    public void Write(TextWriter text, DeviationReport report) => Write(text, report, long.MaxValue);

    /// <summary>Writes as many rows as fit into a number of bytes of UTF-8, the worst ones, and how many are left out; nothing when not even the heading fits.</summary>
    public static void Write(TextWriter text, DeviationReport report, long maximumBytes)
    {
        string heading = $"### Metrics: {report.Summary}\n\n{(report.Results.Count > 0 ? Header : "")}";
        long left = maximumBytes - BytesOf(heading) - BytesOf(LeftOut(int.MaxValue));
        if (left < 0) return;
        text.Write(heading);
        int written = 0;
        foreach (Deviation result in report.WorstFirst)
        {
            string row = RowOf(report, result);
            left -= BytesOf(row);
            if (left < 0) break;
            text.Write(row);
            written++;
        }

        if (written < report.Results.Count) text.Write(LeftOut(report.Results.Count - written));
        else text.Write('\n');
    }

    private static string RowOf(DeviationReport report, Deviation result)
    {
        string[] cells =
        [
            WordOf(report.LevelOf(result)),
            MarkdownText.Escape(DeviationReport.TitleOf(result)),
            MarkdownText.Escape(Figure(result.Value, result.Unit)),
            MarkdownText.Escape(Figure(result.Expected, result.Unit)),
            result.Percent is { } percent ? percent.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %" : "",
            result.Severity == Severity.None ? result.Verdict.ToString() : result.Severity.ToString(),
            MarkdownText.Escape(result.Reason),
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static string WordOf(ReportLevel level) => level switch
    {
        ReportLevel.Failed => "**failed**",
        ReportLevel.Warning => "warning",
        ReportLevel.Notice => "notice",
        _ => "passed",
    };

    private static string Figure(double? number, string? unit) =>
        number is null ? "" : FormattableString.Invariant($"{number:G5}{(unit is null or "1" ? "" : " " + unit)}");

    private static string LeftOut(int count) => $"\nAnd {count} more, which are left out here.\n";

    private static int BytesOf(string text) => Encoding.UTF8.GetByteCount(text);
}
