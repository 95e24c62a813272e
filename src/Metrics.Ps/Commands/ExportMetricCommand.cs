using System.Management.Automation;
using MetricsTools.Formats;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Writes samples to a file that can be read back to the bit.</para>
/// <para type="description">Writes the samples of the store, or the objects of the pipeline, as CSV, JSON or NDJSON; or the newest state of every
/// series in Prometheus's text format.</para>
/// <para type="description">The file is written whole or not at all, in UTF-8, with points in numbers whatever the culture. Text in a CSV cell that a
/// spreadsheet would take for a formula is neutralised by an apostrophe, which Import-Metric takes away.</para>
/// <para type="description">For reading in a spreadsheet of the same culture, pipe to Export-Csv instead; Add-Metric refuses what that
/// garbles.</para>
/// </summary>
/// <input cref="PSObject">Samples or buckets, such as those of Get-MetricSeries. Without a pipeline, the samples of the store are written.</input>
/// <output cref="FileInfo">With -PassThru, the file; else nothing.</output>
/// <note>Prometheus's text is written from a store alone, and cannot be appended to or read back.</note>
/// <example>
/// <code>
/// 812, 805 | Add-Metric build.duration -Unit ms
/// Export-Metric metrics.csv
/// Import-Csv metrics.csv | Format-Table Name, Value, Unit
/// </code>
/// <shows>
/// Name           Value Unit
/// ----           ----- ----
/// build.duration 812   ms
/// build.duration 805   ms
/// </shows>
/// <para>Writes all samples of the store.</para>
/// </example>
/// <example>
/// <code>
/// 812, 805 | Add-Metric build.duration -Unit ms
/// Get-MetricSeries build.duration -Last 7d | Export-Metric week.ndjson
/// Add-Metric build.duration 820 -PassThru | Export-Metric week.ndjson -Append
/// @(Get-Content week.ndjson).Count
/// </code>
/// <shows>
/// 3
/// </shows>
/// <para>Writes the samples of a week, and adds one to the file.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric room.temperature 21 -Unit Cel -Tag room=north
/// Export-Metric node.prom -Format Prometheus
/// Get-Content node.prom
/// </code>
/// <shows>
/// # HELP room_temperature room.temperature (Cel)
/// # TYPE room_temperature gauge
/// room_temperature{room="north"} 21
/// </shows>
/// <para>Writes a file for a scraper, such as the textfile collector of the node exporter.</para>
/// </example>
/// <link>Import-Metric</link>
/// <link>Get-MetricSeries</link>
/// <link>about_MetricsTools</link>
[Cmdlet(VerbsData.Export, "Metric", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMetricCommand : MetricFileCommand
{
    private const int ProgressInterval = 100_000;

    private FileInProgress? _file;
    private IRecordWriter? _writer;
    private readonly MeasurementSource _source = new();
    private bool _hasInput;
    private bool _isDeclined;
    private long _written;

    /// <summary>
    /// <para>Which series: <c>@{host='web*'}</c>, several values, <c>$null</c> for an absent key; or text such as <c>host=web1,region=eu</c>.</para>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [TagFilter]
    [ArgumentCompleter(typeof(TagFilterCompleter))]
    public TagFilter? Tag { get; set; }

    /// <summary>
    /// <para>Csv, Json, NdJson or Prometheus.</para>
    /// </summary>
    /// <default>What the extension means</default>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    public string? Format { get; set; }

    /// <summary>
    /// <para>Adds to a CSV or NDJSON file that is there.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>
    /// <para>Samples or buckets to write, instead of those of the store.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private MetricFormat? _format;

    private MetricFormat ChosenFormat => _format ??= Format is null ? MetricFormats.OfPath(Path) : MetricFormats.OfName(Format);

    /// <inheritdoc/>
    private protected override bool LeavesOutDamage => true;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() =>
    {
        _hasInput = MyInvocation.ExpectingInput || IsBound(nameof(InputObject));
        if (Append) ChosenFormat.RequireAppend();
        if (_hasInput && ChosenFormat.RecordWriter is null) throw new MetricException(ErrorId.FormatNeedsStore, ChosenFormat.Name);
        _isDeclined = !ShouldProcess(FullPath, Append ? "Add samples" : "Write samples");
        if (_hasInput && !_isDeclined) Open();
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_hasInput && !_isDeclined) Try(InputObject, () => WriteRecord(ReadInput()));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_isDeclined) return;
        Fatal(() =>
        {
            if (!_hasInput && ChosenFormat.SnapshotWriter is { } write) WriteSnapshots(write);
            else if (!_hasInput) WriteStored();
            _writer?.Complete();
            _file?.Complete();
        });
        if (_file is null) return;
        WriteVerbose($"Wrote {_written} samples to {FullPath}.");
        if (PassThru) WriteObject(new FileInfo(FullPath));
    }

    /// <inheritdoc/>
    protected override void Settle()
    {
        _writer?.Dispose();
        _file?.Dispose();
    }

    private void Open()
    {
        _file = Append ? FileInProgress.Append(FullPath) : FileInProgress.Create(FullPath, NoClobber);
        _writer = ChosenFormat.RecordWriter?.Invoke(_file.Text, _file.FirstLine);
    }

    private void WriteStored()
    {
        // The questions come first: a name that does not exist must not leave an empty file.
        List<SeriesQuery> queries = [.. KnownNames().Select(name => new SeriesQuery { Name = name, Filter = Tag ?? TagFilter.All, Range = Range })];
        if (queries.Count == 0) return;
        Open();
        foreach (SeriesQuery query in queries)
        {
            foreach (SampleRow row in Queries.ReadSamples(query))
            {
                Cancellation.ThrowIfCancellationRequested();
                WriteRecord(row.ToRecord());
            }
        }
    }

    private void WriteSnapshots(Action<TextWriter, IEnumerable<SeriesSnapshot>> write)
    {
        List<string> known = KnownNames();
        if (known.Count == 0) return;
        SeriesSnapshot[] snapshots = [.. known.SelectMany(name => Queries.ReadSnapshots(name, Tag ?? TagFilter.All))];
        Open();
        write(_file!.Text, snapshots);
        _written = snapshots.Length;
    }

    private MetricRecord ReadInput()
    {
        Measurement measurement = _source.Read(InputObject, hasInput: true);
        double value = NumberReader.Read(measurement.Value, measurement.Name);
        return new MetricRecord
        {
            Name = measurement.Name,
            Kind = measurement.Kind,
            Unit = measurement.Unit,
            Tags = measurement.Tags,
            Timestamp = measurement.Timestamp,
            Value = value,
        };
    }

    private void WriteRecord(MetricRecord record)
    {
        _writer!.Write(record);
        if (++_written % ProgressInterval == 0) WriteProgress(new ProgressRecord(0, $"Writing {FullPath}", $"{_written} samples"));
    }
}
