using System.Management.Automation;
using MetricsTools.Formats;
using MetricsTools.Model;
using MetricsTools.PowerShell.Errors;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Reads samples from files into the store.</para>
/// <para type="description">Reads CSV, JSON or NDJSON with the columns Name and Value, and perhaps Timestamp, Kind, Unit and Tag, as Export-Metric
/// writes them. Numbers and timestamps are read without a culture. A row without a timestamp is of now.</para>
/// <para type="description">A bad row is one error that names its line, and the others are kept.</para>
/// </summary>
/// <input cref="String">Paths of files. Files of Get-ChildItem are taken by their exact paths.</input>
/// <output cref="MetricSample">With -PassThru, each sample once it is stored; else nothing.</output>
/// <note>Reading a file twice stores its samples twice.</note>
/// <example>
/// <code>
/// 'Name,Value,Unit', 'disk.free,81,%', 'disk.used,19,%' | Set-Content disk.csv
/// Import-Metric disk.csv
/// Get-MetricSnapshot | Format-Table Name, Value, Unit
/// </code>
/// <shows>
/// Name      Value Unit
/// ----      ----- ----
/// disk.free 81.00 %
/// disk.used 19.00 %
/// </shows>
/// <para>Reads a file that was written by hand.</para>
/// </example>
/// <example>
/// <code>
/// 1, 2 | Add-Metric load -PassThru | Export-Metric first.ndjson
/// 3 | Add-Metric load -PassThru | Export-Metric second.ndjson
/// Get-ChildItem *.ndjson | Import-Metric -Store ./all.db
/// (Get-MetricSeries load -Store ./all.db).Value -join ' '
/// </code>
/// <shows>
/// 1 2 3
/// </shows>
/// <para>Reads several files into one store.</para>
/// </example>
/// <example>
/// <code>
/// 'Name,Value', 'load,1', 'load,many', 'load,3' | Set-Content load.csv
/// Import-Metric load.csv -ErrorVariable failed -ErrorAction SilentlyContinue
/// "Rows refused: $($failed.Count)"
/// (Get-MetricSeries load).Value -join ' '
/// </code>
/// <shows>
/// Rows refused: 1
/// 1 3
/// </shows>
/// <para>A bad row is one error, and the others are kept.</para>
/// </example>
/// <link>Export-Metric</link>
/// <link>Add-Metric</link>
[Cmdlet(VerbsData.Import, "Metric", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(MetricSample))]
public sealed class ImportMetricCommand : MetricCommand
{
    private const int ProgressInterval = 100_000;

    private MetricRecorder? _recorder;

    /// <summary>
    /// <para>The files to read; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// <para>The files to read, by their exact names.</para>
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// <para>Csv, Json or NdJson.</para>
    /// </summary>
    /// <default>What the extension means</default>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    public string? Format { get; set; }

    /// <summary>
    /// <para>Writes the samples to the pipeline once they are stored.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in Files())
        {
            Try(file, () =>
            {
                if (ShouldProcess(file, $"Read metrics into {StorePath}")) ReadFile(file);
            });
        }
    }

    /// <inheritdoc/>
    protected override void Settle()
    {
        try
        {
            _recorder?.Flush();
        }
        catch (MetricException)
        {
            // After a stop nobody can be told of a failure any more.
        }
    }

    private List<string> Files()
    {
        var files = new List<string>();
        bool isLiteral = ParameterSetName == "LiteralPath";
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            try
            {
                ProviderInfo provider;
                IEnumerable<string> found = isLiteral
                    ? [SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                    : SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
                if (provider.Name != "FileSystem") throw new ItemNotFoundException($"'{path}' is not a file but in {provider.Name}.");
                files.AddRange(found);
            }
            catch (ItemNotFoundException exception)
            {
                WriteError(new ErrorRecord(exception, "FileNotFound", ErrorCategory.ObjectNotFound, path));
            }
        }

        return files;
    }

    private void ReadFile(string file)
    {
        IRecordReader reader = (Format is null ? MetricFormats.OfPath(file) : MetricFormats.OfName(Format)).CreateReader();
        var pending = new List<MetricSample>();
        long read = 0, failed = 0;
        try
        {
            using var text = Utf8Text.Open(file);
            foreach (ReadResult result in reader.Read(text))
            {
                Cancellation.ThrowIfCancellationRequested();
                try
                {
                    if (result.Error is not null) throw result.Error;
                    Add(result.Record!, pending);
                    read++;
                }
                catch (MetricException exception) when (!IsTerminating(exception))
                {
                    failed++;
                    WriteError(new ErrorRecord(
                        new MetricException(ErrorId.FileRecord, exception, file, result.Line, ReadResult.Explain(result.Line, exception)), exception.Id.ToString(),
                        exception.ToErrorRecord(null).CategoryInfo.Category, result.Record ?? (object)$"{file}:{result.Line}"));
                }

                if ((read + failed) % ProgressInterval == 0) WriteProgress(new ProgressRecord(0, $"Reading {file}", $"{read} samples"));
            }

            _recorder?.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(exception, "FileUnreadable", ErrorCategory.ReadError, file));
        }

        WriteVerbose($"Read {read} samples from {file}; {failed} were refused.");
        WriteObject(pending, enumerateCollection: true);
    }

    private void Add(MetricRecord record, List<MetricSample> pending)
    {
        _recorder ??= new MetricRecorder(OpenStore(StoreAccess.Write), new RecorderOptions { Privacy = Privacy, Warn = WriteWarning });
        MetricRecord dated = record.Timestamp is null ? record with { Timestamp = UnixTime.Now(TimeProvider.System) } : record;
        _recorder.Add(dated);
        if (!PassThru) return;
        RecordedSeries series = _recorder.Resolve(record.Name, record.Kind, record.Unit, record.Tags);
        pending.Add(new MetricSample(new SampleOrigin(series.Metric, series.Tags), new Sample(dated.Timestamp!.Value, record.Value)));
    }
}
