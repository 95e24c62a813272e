using System.Collections;
using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Marks a moment or a period: a deployment, an incident, planned maintenance.</para>
/// <para type="description">Keeps a text with tags at a moment. With -End or -Duration it marks a period. Get-MetricAnnotation shows annotations, and
/// Get-MetricBaseline and Test-MetricDeviation leave their time out of what is normal with -ExcludeAnnotation.</para>
/// <para type="description">A piped text is the text of an annotation. A piped object gives Text, Tag, Timestamp, End and Duration by its members, unless the
/// parameter is given. An annotation may lie in the future.</para>
/// </summary>
/// <input cref="PSObject">A text, or an object with a Text and perhaps Tag, Timestamp, End or Duration.</input>
/// <output cref="MetricAnnotation">With -PassThru, each annotation; else nothing.</output>
/// <note>Words of the text and values of tags that look like personal data are stored as keyed hashes: see about_MetricsTools_Privacy. A version of
/// four numbers looks like an IP address: put it into a tag, as in <c>-Tag version=1.2.3.4</c>.</note>
/// <note>Annotations are kept until Remove-MetricAnnotation removes them. Each is one small transaction: nothing is buffered.</note>
/// <example>
/// <code>
/// Add-MetricAnnotation 'Release 2.1 deployed' -Tag @{ kind = 'deployment' }
/// Get-MetricAnnotation -Tag kind=deployment | Format-List Text, Tag
/// </code>
/// <shows>
/// Text : Release 2.1 deployed
/// Tag  : kind=deployment
/// </shows>
/// <para>Marks a deployment, now.</para>
/// </example>
/// <example>
/// <code>
/// Add-MetricAnnotation 'Database down' -Tag kind=incident `
///     -Timestamp 2026-01-31T08:00Z -End 2026-01-31T09:30Z
/// Get-MetricAnnotation database* | Format-List Text, Duration
/// </code>
/// <shows>
/// Text     : Database down
/// Duration : 01:30:00
/// </shows>
/// <para>Marks a period.</para>
/// </example>
/// <example>
/// <code>
/// 'Text,Timestamp,Duration', 'Backup,2026-01-31T01:00Z,45m' |
///     ConvertFrom-Csv | Add-MetricAnnotation -Tag kind=maintenance -PassThru |
///     Format-List Text, Duration, Id
/// </code>
/// <shows>
/// Text     : Backup
/// Duration : 00:45:00
/// Id       : 2026-01-31T01:00:00.000Z
/// </shows>
/// <para>Takes rows of a file.</para>
/// </example>
/// <link>Get-MetricAnnotation</link>
/// <link>Remove-MetricAnnotation</link>
/// <link>Get-MetricBaseline</link>
/// <link>Test-MetricDeviation</link>
/// <link>about_MetricsTools_Privacy</link>
[Cmdlet(VerbsCommon.Add, "MetricAnnotation", SupportsShouldProcess = true)]
[OutputType(typeof(MetricAnnotation))]
public sealed class AddMetricAnnotationCommand : AnnotationCommand
{
    /// <summary>
    /// <para>What happened, in at most 4096 characters.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? Text { get; set; }

    /// <summary>
    /// <para>Tags by which annotations are chosen: a hashtable, or text such as <c>kind=incident,service=api</c>.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(AnnotationTagCompleter))]
    public object? Tag { get; set; }

    /// <summary>
    /// <para>The moment, or the first one of a period: a DateTime (local unless it says otherwise), a DateTimeOffset, or ISO 8601 text.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>
    /// <para>The end of a period, in the forms that -Timestamp takes.</para>
    /// </summary>
    /// <default>A single moment</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? End { get; set; }

    /// <summary>
    /// <para>The length of a period, instead of -End: <c>30m</c>, <c>2h</c> or a TimeSpan.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    /// <summary>
    /// <para>Writes the annotations to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para>A text, or an object with a Text and perhaps Tag, Timestamp, End or Duration.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        if (End is not null && Duration is not null) throw new MetricException(ErrorId.OptionsInConflict, "-End", "-Duration");
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(InputObject ?? (object?)Text, () =>
    {
        Annotation annotation = Read().Validate();
        if (!ShouldProcess(StorePath, $"Add the annotation '{annotation.Text}'") || !IsRecordingOn()) return;
        Annotation kept = AnnotationsOf(OpenStore(StoreAccess.Write)).Add(annotation, UnixTime.Now(TimeProvider.System));
        if (PassThru) WriteObject(new MetricAnnotation(kept));
    });

    private Annotation Read()
    {
        PSObject? fields = InputObject?.BaseObject is IDictionary entries ? RecordReader.ToObject(entries) : InputObject;
        string? plain = NumberReader.Unwrap(InputObject) as string;
        object? moment = Timestamp ?? RecordReader.Field(fields, "Timestamp");
        long start = IsEmpty(moment) ? UnixTime.Now(TimeProvider.System) : MomentReader.Read(moment);
        return new Annotation
        {
            Text = Text ?? plain ?? RecordReader.Text(fields, "Text") ?? "",
            Tags = TagReader.Read(Tag ?? RecordReader.Field(fields, "Tag", "Tags")),
            Start = start,
            End = ReadEnd(fields, start),
        };
    }

    private long? ReadEnd(PSObject? fields, long start)
    {
        if (End is { } end) return end.ToUnixTimeMilliseconds();
        object? ofRecord = RecordReader.Field(fields, "End");
        if (Duration is null && !IsEmpty(ofRecord)) return MomentReader.Read(ofRecord);
        object? length = Duration ?? RecordReader.Field(fields, "Duration");
        if (IsEmpty(length)) return null;
        TimeSpan span = DurationAttribute.Read(length)!.Value;
        return span.TotalMilliseconds >= 1 ? start + (long)span.TotalMilliseconds : throw new MetricException(ErrorId.DurationNotPositive, span);
    }

    // A cell that has nothing in it.
    private static bool IsEmpty(object? value) => NumberReader.Unwrap(value) is null or "";
}
