using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Comparisons;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Compares metrics in two ranges of time, with two tags, or under two labels: do they differ, and by how much?</para>
/// <para type="description">Compares what -Last or -Start and -End choose with the time before, as long; with -ReferenceStart and -ReferenceEnd; series that have -Tag with those that
/// have -ReferenceTag; saved baselines of -Label, or what is stored now, with those of -ReferenceLabel; or numbers of -Value with those of -ReferenceValue.</para>
/// <para type="description">Shift is the Hodges-Lehmann estimate of how much higher the values are, with the interval that covers the true one in 95 of 100 cases, PValue that of the
/// Mann-Whitney test. Both allow for values that resemble their neighbours. They differ when the test is surer than 95 % and the shift is at least 2 % (-MinimumEffect): then the
/// Verdict is Deviation, or Improvement when it is the good way. Too few values to tell are Inconclusive.</para>
/// </summary>
/// <output cref="MetricComparison">The comparison of a series; with -ReferenceTag, of a metric.</output>
/// <note>To fail a pipeline, use Test-MetricDeviation, which is made to cry wolf seldom: one of twenty comparisons of the same differs by chance.</note>
/// <example>
/// <code>
/// Compare-Metric -ReferenceValue 10, 12, 11, 13, 9, 10, 11, 12 `
///     -Value 14, 15, 13, 16, 14, 15, 16, 14 |
///     Format-List ReferenceMedian, Median, Shift, ShiftLower, ShiftUpper,
///         Verdict
/// </code>
/// <shows>
/// ReferenceMedian : 11
/// Median          : 14.5
/// Shift           : 4
/// ShiftLower      : 2
/// ShiftUpper      : 5
/// Verdict         : Deviation
/// </shows>
/// <para>Compares numbers, without a store.</para>
/// </example>
/// <example>
/// <code>
/// foreach ($run in 1..20) {
///     Add-Metric render.time (200 + $run % 5) -Tag @{ engine = 'old' }
///     Add-Metric render.time (150 + $run % 5) -Tag @{ engine = 'new' }
/// }
/// Compare-Metric render.time -Direction Higher `
///     -ReferenceTag @{ engine = 'old' } -Tag @{ engine = 'new' } |
///     Format-List Reference, Difference, Shift, Verdict
/// </code>
/// <shows>
/// Reference  : engine=old
/// Difference : engine=new
/// Shift      : -50
/// Verdict    : Improvement
/// </shows>
/// <para>Compares the series of one tag with those of another.</para>
/// </example>
/// <example>
/// <code>
/// 1..20 | ForEach-Object { 100 + $_ % 5 } | Add-Metric build.size
/// Get-MetricBaseline build.size | Save-MetricBaseline -Label v1
/// Compare-Metric build.size -ReferenceLabel v1 | Format-List PValue, Verdict
/// </code>
/// <shows>
/// PValue  : 1
/// Verdict : Normal
/// </shows>
/// <para>Compares what is stored with a saved baseline.</para>
/// </example>
/// <link>Test-MetricDeviation</link>
/// <link>Get-MetricTrend</link>
/// <link>Save-MetricBaseline</link>
[Cmdlet(VerbsData.Compare, "Metric")]
[OutputType(typeof(MetricComparison))]
public sealed class CompareMetricCommand : RangeCommand
{
    private static readonly string[] References = [nameof(ReferenceTag), nameof(ReferenceLabel), nameof(ReferenceValue), nameof(ReferenceStart)];

    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>The tags of the series that are compared with, all of a metric together, in the forms that -Tag takes.</para>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? ReferenceTag { get; set; }

    /// <summary>
    /// <para>The first moment of the range that is compared with, in the forms that -Start takes.</para>
    /// </summary>
    /// <default>As long before the range as that is</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? ReferenceStart { get; set; }

    /// <summary>
    /// <para>The last moment of the range that is compared with.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? ReferenceEnd { get; set; }

    /// <summary>
    /// <para>The label of saved baselines that are compared with.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public string? ReferenceLabel { get; set; }

    /// <summary>
    /// <para>The label of saved baselines that are compared.</para>
    /// </summary>
    /// <default>What is stored of the series</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public string? Label { get; set; }

    /// <summary>
    /// <para>Numbers that are compared with.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? ReferenceValue { get; set; }

    /// <summary>
    /// <para>Numbers that are compared.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? Value { get; set; }

    /// <summary>
    /// <para>The interval whose rate or distinct count is a value of a Counter or a Set.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = ValueSeries.DefaultInterval;

    /// <summary>
    /// <para>Which way is bad. A difference the other way is an improvement.</para>
    /// </summary>
    /// <default>What the metric's definition says</default>
    [Parameter]
    public Direction? Direction { get; set; }

    /// <summary>
    /// <para>The smallest shift that counts, in percent.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double MinimumEffect { get; set; } = SampleComparison.DefaultMinimumEffect;

    private NamedComparison Named => new(Queries)
    {
        Filter = Tag ?? TagFilter.All,
        Range = Range,
        Interval = Interval,
        Direction = Direction,
        MinimumEffect = MinimumEffect,
    };

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        string[] given = [.. References.Where(IsBound)];
        if (given.Length > 1) throw new MetricException(ErrorId.OptionsInConflict, "-" + given[0], "-" + given[1]);
        Needs(nameof(Value), nameof(ReferenceValue));
        Needs(nameof(ReferenceValue), nameof(Value));
        Needs(nameof(Label), nameof(ReferenceLabel));
        Needs(nameof(ReferenceEnd), nameof(ReferenceStart));
        Needs(nameof(ReferenceTag), nameof(Tag));
        if (Value is null == Name is null) throw Name is null ? new MetricException(ErrorId.NameMissing) : new MetricException(ErrorId.OptionsInConflict, "-Name", "-Value");
        if (Interval <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Interval);
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Value is not null) Try(Value, CompareValues);
        else ForEachName(Name!, CompareNamed);
    }

    private void CompareValues()
    {
        double[] reference = NumberReader.ReadFinite(ReferenceValue!, "Reference value"), values = NumberReader.ReadFinite(Value!, "Value");
        Comparison comparison = SampleComparison.Compare(reference, values, Direction ?? Model.Direction.Both, MinimumEffect);
        WriteObject(new MetricComparison(new SeriesComparison("", TagSet.Empty, null, "the reference values", "the values", comparison)));
    }

    private void CompareNamed(string name)
    {
        IEnumerable<SeriesComparison> comparisons =
            ReferenceTag is not null ? Named.Tags(name, ReferenceTag, TextOf(nameof(ReferenceTag)), TextOf(nameof(Tag)))
            : ReferenceLabel is not null ? Named.Labels(name, ReferenceLabel, Label)
            : Named.Windows(name, ReferenceStart is null ? null : new RangeRequest(ReferenceStart, ReferenceEnd, null));
        foreach (SeriesComparison comparison in comparisons) WriteObject(new MetricComparison(comparison));
    }

    private string TextOf(string parameter) => ((TagFilter)MyInvocation.BoundParameters[parameter]).ToText();

    private void Needs(string parameter, string other)
    {
        if (IsBound(parameter) && !IsBound(other)) throw new MetricException(ErrorId.SideMissing, "-" + parameter, "-" + other);
    }
}
