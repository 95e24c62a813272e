using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Keeps baselines in the store under a label, where they do not change by themselves.</para>
/// <para type="description">Takes baselines of Get-MetricBaseline, also read back from JSON or Clixml. Each is saved for its series; a label may hold those of many. Get-MetricBaseline
/// -Label gets them again, and Test-MetricDeviation -Baseline judges by them.</para>
/// <para type="description">A series that has a baseline under the label already is an error, unless -Update replaces it.</para>
/// </summary>
/// <input cref="MetricBaseline">Baselines to save.</input>
/// <output cref="MetricBaseline">With -PassThru, what was saved.</output>
/// <note>With the figures, up to 1,000 of the values are kept, so that ranks can be compared; of a baseline that was read back from JSON or Clixml there are only the figures.</note>
/// <example>
/// <code>
/// 812, 805, 820, 798, 815, 809, 811, 817, 806 |
///     Add-Metric build.duration -Unit ms
/// Get-MetricBaseline build.* | Save-MetricBaseline -Label release-1.2
/// Add-Metric build.duration 1130
/// Test-MetricDeviation build.duration -Baseline release-1.2 |
///     Format-List Value, Expected, Verdict
/// </code>
/// <shows>
/// Value    : 1130
/// Expected : 811
/// Verdict  : Deviation
/// </shows>
/// <para>Keeps what was normal when a version was released, and judges by it later.</para>
/// </example>
/// <example>
/// <code>
/// 1..9 | Add-Metric load
/// Get-MetricBaseline load | Save-MetricBaseline -Label normal
/// 11..19 | Add-Metric load
/// Get-MetricBaseline load -Count 9 |
///     Save-MetricBaseline -Label normal -Update -PassThru |
///     Format-List Name, Label, Median
/// </code>
/// <shows>
/// Name   : load
/// Label  : normal
/// Median : 15
/// </shows>
/// <para>Replaces a saved baseline by a newer one.</para>
/// </example>
/// <link>Get-MetricBaseline</link>
/// <link>Remove-MetricBaseline</link>
/// <link>Test-MetricDeviation</link>
[Cmdlet(VerbsData.Save, "MetricBaseline", SupportsShouldProcess = true)]
[OutputType(typeof(MetricBaseline))]
public sealed class SaveMetricBaselineCommand : QueryCommand
{
    /// <summary>
    /// <para>What the baselines are called: any text without wildcards, such as <c>release-1.2</c>.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public string Label { get; set; } = "";

    /// <summary>
    /// <para>Replaces baselines that are saved under the label already.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Update { get; set; }

    /// <summary>
    /// <para>Writes what was saved.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para>Baselines of Get-MetricBaseline.</para>
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() => BaselineLabel.Validate(Label));

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(InputObject, () =>
    {
        Baseline baseline = BaselineObject.Read(InputObject!);
        string title = baseline.Name.Length == 0 ? "numbers" : new Model.SeriesKey(baseline.Name, baseline.Tags).ToString();
        if (!ShouldProcess(title, $"Save the baseline as '{Label}' in {StorePath}")) return;
        Baseline saved = new SavedBaselines(OpenExistingStore()).Save(baseline, Label, Update, Now);
        if (PassThru) WriteObject(new MetricBaseline(saved));
    });
}
