using MetricsTools.Formats.Results;

namespace MetricsTools.Deviations.Reports;

/// <summary>An array of the results with all their members, one a line, as <c>metrics test --format json</c> writes them.</summary>
internal sealed class JsonReport : IDeviationReportFormat
{
    public string Name => "Json";

    public IReadOnlyList<string> Extensions { get; } = [".json"];

    public bool IsCommands => false;

    public string? SummaryVariable => null;

    public void Write(TextWriter text, DeviationReport report)
    {
        var writer = new JsonResultWriter<Deviation>(text, DeviationColumns.All, isArray: true);
        foreach (Deviation result in report.Results) writer.Write(result);
        writer.Complete();
    }
}
