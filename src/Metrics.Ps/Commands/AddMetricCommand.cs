using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Records measurements.</para>
/// <para type="description">Records one measurement from parameters, or one for every object of the pipeline. A metric is registered by its first
/// sample; Register-MetricDefinition does it before.</para>
/// <para type="description">A piped number is a value. A piped object gives Name, Value, Timestamp, Type, Unit and Tag by its members, unless the
/// parameter is given. Numbers and timestamps in text are read without a culture: <c>3.5</c> and <c>2026-01-31T08:00:00Z</c>.</para>
/// <para type="description">One pipeline is stored in transactions of some thousand samples, or of what came within a second. A bad record is one
/// error that names it, and the others are kept. When the pipeline is stopped, what was taken until then is stored.</para>
/// <para type="description">A Counter takes increments. Do not pipe readings of a total into a Counter: give -Cumulative, which turns them into
/// increments.</para>
/// </summary>
/// <input cref="PSObject">A number, or an object with a Value and perhaps a Name, Timestamp, Type, Unit and Tag.</input>
/// <output cref="MetricSample">With -PassThru, each sample once it is stored; else nothing.</output>
/// <note>The kind of a metric is fixed by its first sample. One that conflicts with it is an error, and stores nothing.</note>
/// <note>Values of tags that look like personal data are stored as keyed hashes: see about_MetricsTools_Privacy.</note>
/// <example>
/// <code>
/// Add-Metric -Name build.duration -Value 812 -Unit ms -Tag @{branch = 'main'}
/// Get-MetricSnapshot | Format-Table Name, Tag, Kind, Value, Unit
/// </code>
/// <shows>
/// Name           Tag         Kind   Value Unit
/// ----           ---         ----   ----- ----
/// build.duration branch=main Gauge 812.00 ms
/// </shows>
/// <para>Records one number, and looks at it. The metric is a Gauge because nothing else was said.</para>
/// </example>
/// <example>
/// <code>
/// Get-Process -Id $PID | Add-Metric -Name process.memory -Unit By `
///     -Value { $_.WorkingSet64 } -Tag { @{process = $_.ProcessName} }
/// Get-MetricSnapshot process.memory | Format-List Name, Unit, Value
/// </code>
/// <shows>
/// Name  : process.memory
/// Unit  : By
/// Value : ...
/// </shows>
/// <para>Records one number for each process, with the process's name as a tag. The script blocks run for each piped object.</para>
/// </example>
/// <example>
/// <code>
/// 'Name,Value,host', 'disk.free,81,web1', 'disk.free,64,web2' |
///     ConvertFrom-Csv | Add-Metric -Unit '%' -TagProperty host
/// Get-MetricSnapshot | Format-Table Name, Tag, Value, Unit
/// </code>
/// <shows>
/// Name      Tag       Value Unit
/// ----      ---       ----- ----
/// disk.free host=web1 81.00 %
/// disk.free host=web2 64.00 %
/// </shows>
/// <para>Records rows, with a column as a tag.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric logins -Type Counter
/// Add-Metric logins 2
/// 'alice', 'bob', 'alice' | Add-Metric visitors -Type Set
/// Get-MetricSnapshot | Format-Table Name, Kind, Value
/// </code>
/// <shows>
/// Name     Kind    Value
/// ----     ----    -----
/// logins   Counter  3.00
/// visitors Set      2.00
/// </shows>
/// <para>Counts one login and then two more, and adds members to a set whose distinct members are counted.</para>
/// </example>
/// <example>
/// <code>
/// 1000, 1040, 1100 | Add-Metric net.received -Unit By -Cumulative
/// Get-MetricSeries net.received | Format-Table Name, Value
/// </code>
/// <shows>
/// Name         Value
/// ----         -----
/// net.received  0.00
/// net.received 40.00
/// net.received 60.00
/// </shows>
/// <para>Turns readings of a running total into increments. The first reading counts 0.</para>
/// </example>
/// <example>
/// <code>
/// '12', '3,5', '15' |
///     Add-Metric load -ErrorVariable failed -ErrorAction SilentlyContinue
/// "Not recorded: $($failed.TargetObject)"
/// (Get-MetricSeries load).Value -join ' '
/// </code>
/// <shows>
/// Not recorded: 3,5
/// 12 15
/// </shows>
/// <para>A bad record is one error, and the others are kept.</para>
/// </example>
/// <link>Get-MetricSeries</link>
/// <link>Get-MetricSnapshot</link>
/// <link>Import-Metric</link>
/// <link>Register-MetricDefinition</link>
/// <link>about_MetricsTools</link>
/// <link>about_MetricsTools_Privacy</link>
[Cmdlet(VerbsCommon.Add, "Metric", SupportsShouldProcess = true)]
[OutputType(typeof(MetricSample))]
public sealed class AddMetricCommand : MetricCommand
{
    private MeasurementSource _source = new();
    private RecordingSession? _session;
    private BufferedRecorder? _buffer;
    private bool _hasInput;
    private bool _isOff;
    private bool? _isConfirmed;

    /// <summary>
    /// <para>The metric's name: a letter or underscore, then letters, digits and <c>_ . : / -</c>, at most 255. Names are compared without case.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>
    /// <para>The value: a number, text that is one, a TimeSpan (which becomes a number in the metric's unit), a member for a Set, or a script block that
    /// gives it for each object in <c>$_</c>.</para>
    /// </summary>
    /// <default>1 for a Counter</default>
    [Parameter(Position = 1)]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>
    /// <para>The kind of the metric, fixed by its first sample. A Gauge is any number, a Counter an increment, a Histogram or Summary an observation of a
    /// distribution such as a duration, and a Set a member.</para>
    /// </summary>
    /// <default>The metric's own; Gauge for a new one</default>
    [Parameter]
    [Alias("Kind")]
    public MetricKind? Type { get; set; }

    /// <summary>
    /// <para>The tags that tell series apart: a hashtable, text such as <c>host=web1,region=eu</c>, or a script block that gives either for each object in <c>$_</c>.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public object? Tag { get; set; }

    /// <summary>
    /// <para>The members of the piped object that become tags, such as columns of a CSV file.</para>
    /// </summary>
    [Parameter]
    public string[]? TagProperty { get; set; }

    /// <summary>
    /// <para>When it was measured: a DateTime (local unless it says otherwise), a DateTimeOffset, ISO 8601 text, or a script block that gives one for
    /// each object in <c>$_</c>.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter]
    [AllowNull]
    public object? Timestamp { get; set; }

    /// <summary>
    /// <para>The unit, in UCUM: <c>ms</c>, <c>s</c>, <c>By</c>, <c>1</c>, <c>%</c>, <c>{request}</c>.</para>
    /// </summary>
    /// <default>The metric's own</default>
    [Parameter]
    [ArgumentCompleter(typeof(UnitCompleter))]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? Unit { get; set; }

    /// <summary>
    /// <para>The values are readings of a running total. Each is stored as the increment since the series' last reading; the first one counts 0, and one
    /// below the last means that the total began again. Implies -Type Counter for a new metric.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Cumulative { get; set; }

    /// <summary>
    /// <para>Writes the samples to the pipeline once they are stored.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// <para>A number, or an object with a Value and perhaps Name, Timestamp, Type, Unit and Tag.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// <para>Returns at once and stores in the background: when 20 samples wait, after 10 seconds, before this session reads the store, when the module is
    /// removed, and when the process ends. Neither a store that is locked nor one that is gone fails or slows the script; what went wrong is a warning of the
    /// next call. See about_MetricsTools_Recording.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Buffered { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Buffered && PassThru) Fatal(static () => throw new MetricException(ErrorId.OptionsInConflict, "-Buffered", "-PassThru"));
        _isOff = Configuration.WhyOffAnywhere() is { } why && SayOff(why);
        _hasInput = MyInvocation.ExpectingInput || IsBound(nameof(InputObject));
        _source = new MeasurementSource
        {
            Name = Name,
            Value = Value,
            HasValue = IsBound(nameof(Value)),
            Kind = Type,
            Tag = Tag,
            TagProperty = TagProperty,
            Timestamp = Timestamp,
            HasTimestamp = IsBound(nameof(Timestamp)),
            Unit = Unit,
            IsCumulative = Cumulative,
        };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_isOff) return;

        // Not by Try: what it runs would be made anew for each of very many records.
        try
        {
            Record();
        }
        catch (MetricException exception)
        {
            WriteFailure(exception, _hasInput ? InputObject : Value ?? Name);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Try(null, () => WriteStored(_session?.Flush()));

    /// <inheritdoc/>
    protected override void Settle() => _session?.Settle();

    private void Record()
    {
        Measurement measurement = _source.Read(InputObject, _hasInput);
        if (Buffered)
        {
            RecordAside(measurement);
            return;
        }

        _isConfirmed ??= ShouldProcess(StorePath, "Record metrics") && IsRecordingOn();
        if (_isConfirmed == false) return;
        _session ??= new RecordingSession(() => OpenStore(StoreAccess.Write), () => File.Exists(StorePath), store => SettingsOf(store).ToRecorderOptions(WriteWarning));
        WriteStored(_session.Add(measurement, PassThru));
    }

    private void RecordAside(in Measurement measurement)
    {
        MetricRecord record = measurement.ToRecord();
        _isConfirmed ??= ShouldProcess(StorePath, "Record metrics") && FindBuffer();
        if (_isConfirmed == false) return;
        while (!_buffer!.TryAdd(record, BufferOptions.Samples)) FindBuffer();
    }

    private bool FindBuffer()
    {
        _buffer = SessionBuffers.For(StorePath, StoreSession.AllowsNetwork(StorePath));
        foreach (string report in _buffer.TakeReports()) WriteWarning(report);
        return _buffer.WhyOff is not { } why || !SayOff(why);
    }

    private bool SayOff(string why)
    {
        WriteVerbose(why);
        return true;
    }

    private void WriteStored(IReadOnlyList<MetricSample>? samples)
    {
        if (samples is { Count: > 0 }) WriteObject(samples, enumerateCollection: true);
    }
}
