using System.Management.Automation;
using MetricsTools.Deviations;
using MetricsTools.Deviations.Reports;
using MetricsTools.Formats;
using MetricsTools.Model;
using MetricsTools.PowerShell.Errors;
using MetricsTools.PowerShell.Judging;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Writes results of Test-MetricDeviation in a form that a CI system shows, and fails the pipeline afterwards.</para>
/// <para type="description">JUnit is an XML file of test cases, one a series; Markdown a table for people; Json an array of the results with all their
/// members. GitHub and AzureDevOps are commands that these systems find in the log of a job: they become annotations of a GitHub workflow, or issues of
/// an Azure pipeline. With GitHub, the same table as Markdown is added to the summary of the step, the file of <c>$env:GITHUB_STEP_SUMMARY</c>.</para>
/// <para type="description">-FailOn and -OnInconclusive are those of Test-MetricDeviation. Give them here: the report is written first, then the pipeline
/// fails. With <c>$ErrorActionPreference = 'Stop'</c> an error of Test-MetricDeviation would end the pipeline before there is a report.</para>
/// <para type="description">Without -FailOn nothing fails, and the report shows as failed what -FailOn Warning would fail.</para>
/// <para type="description">A file is written whole or not at all. Names and tags are escaped in every form, so that they cannot be taken for
/// anything else.</para>
/// </summary>
/// <input cref="PSObject">Results of Test-MetricDeviation, also of a remote session, Clixml or JSON.</input>
/// <output cref="string">Without -Path, the report: a line for each command, or the whole text of a document.</output>
/// <output cref="MetricDeviation">With -PassThru, the results.</output>
/// <note>When nothing comes down the pipeline, the report says so in one inconclusive result.</note>
/// <example>
/// <code>
/// 812, 805, 820, 798, 815, 809, 811, 817, 950 |
///     Add-Metric build.duration -Unit ms
/// try {
///     Test-MetricDeviation build.duration |
///         Export-MetricDeviation junit.xml -FailOn Warning -ErrorAction Stop
/// }
/// catch { 'The gate fails.' }
/// ([xml](Get-Content junit.xml -Raw)).testsuites.testsuite |
///     Format-List name, tests, failures
/// </code>
/// <shows>
/// The gate fails.
///
/// name     : MetricsTools
/// tests    : 1
/// failures : 1
/// </shows>
/// <para>Writes the report, then fails.</para>
/// </example>
/// <example>
/// <code>
/// 100, 102, 99, 101, 100, 98, 103, 100, 131 | Add-Metric build.size -Unit KiBy
/// Test-MetricDeviation build.size -Method Percent |
///     Export-MetricDeviation -Format GitHub
/// </code>
/// <shows>
/// ::error title=build.size::build.size rose 31 %25 (p50 100 KiBy to 131 ...
/// </shows>
/// <para>Shows an annotation in a GitHub workflow. The percent sign is escaped.</para>
/// </example>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Test-MetricDeviation load |
///     Export-MetricDeviation results.json -PassThru |
///     Export-MetricDeviation report.md
/// (Get-Content results.json | ConvertFrom-Json).Verdict
/// (Get-Content report.md)[0]
/// </code>
/// <shows>
/// Inconclusive
/// ### Metrics: 1 judged: 1 with a warning, 1 inconclusive
/// </shows>
/// <para>Writes two reports of the same results.</para>
/// </example>
/// <link>Test-MetricDeviation</link>
/// <link>about_MetricsTools_CI</link>
[Cmdlet(VerbsData.Export, "MetricDeviation", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(MetricDeviation))]
public sealed class ExportMetricDeviationCommand : QueryCommand
{
    private readonly List<Deviation> _results = [];
    private readonly List<PSObject> _originals = [];
    private readonly List<ErrorRecord> _errors = [];
    private IDeviationReportFormat? _format;

    /// <summary>
    /// <para>The file to write.</para>
    /// </summary>
    /// <default>The pipeline</default>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// <para>JUnit, GitHub, AzureDevOps, Markdown or Json.</para>
    /// </summary>
    /// <default>What the extension means: .xml, .md or .json</default>
    [Parameter]
    [ArgumentCompleter(typeof(ReportFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>
    /// <para>Does not replace a file that is there.</para>
    /// </summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>
    /// <para>Writes an error for every deviation of this severity or worse, after the report.</para>
    /// </summary>
    [Parameter]
    [ValidateSet("Warning", "Critical")]
    public string? FailOn { get; set; }

    /// <summary>
    /// <para>What an inconclusive result does to a gate: Warn passes it with a warning, Pass without one, Fail writes
    /// an error.</para>
    /// </summary>
    [Parameter]
    public InconclusiveAction OnInconclusive { get; set; } = InconclusiveAction.Warn;

    /// <summary>
    /// <para>Writes the results to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para>Results of Test-MetricDeviation.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private bool IsGate => FailOn is not null || IsBound(nameof(OnInconclusive));

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        _format = Format is not null ? DeviationReportFormats.OfName(Format)
            : Path is not null ? DeviationReportFormats.OfPath(Path)
            : throw new MetricException(ErrorId.FormatMissing, string.Join(", ", DeviationReportFormats.All.Select(static format => format.Name)));
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MyInvocation.ExpectingInput && !IsBound(nameof(InputObject))) return;
        try
        {
            _results.Add(DeviationObject.Read(InputObject));
            _originals.Add(InputObject!);
        }
        catch (MetricException exception)
        {
            // With Stop, an error now would keep the report from being written.
            _errors.Add(exception.ToErrorRecord(InputObject));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_results.Count + _errors.Count == 0)
        {
            _results.Add(DeviationTest.NothingPiped(new DeviationOptions(), Now));
            _originals.Add(PSObject.AsPSObject(new MetricDeviation(_results[0])));
        }

        var report = new DeviationReport(_results, PipelineGate.Of(FailOn ?? nameof(Severity.Warning), OnInconclusive));
        Fatal(() => Write(report));
        AddSummary(report);
        if (PassThru) WriteObject(_originals, enumerateCollection: true);
        foreach (ErrorRecord error in _errors) WriteError(error);
        if (IsGate) this.Apply(PipelineGate.Of(FailOn, OnInconclusive), _results);
    }

    private void Write(DeviationReport report)
    {
        if (Path is not null)
        {
            string path = ResolvePath(Path);
            if (!ShouldProcess(path, "Write a report")) return;
            WholeFile.Write(path, NoClobber, text => _format!.Write(text, report));
            WriteVerbose($"Wrote {report.Results.Count} results to {path}.");
            return;
        }

        var text = new StringWriter();
        _format!.Write(text, report);
        string written = text.ToString().TrimEnd('\n');
        if (!_format.IsCommands) WriteObject(written);
        else if (written.Length > 0) WriteObject(written.Split('\n'), enumerateCollection: true);
    }

    private void AddSummary(DeviationReport report)
    {
        if (_format!.SummaryVariable is not { } variable) return;
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path) WriteVerbose($"{variable} names no file, so there is no summary.");
        else if (ShouldProcess(path, "Add a summary") && JobSummary.TryAppend(path, report) is { } obstacle) WriteWarning(obstacle);
    }
}
