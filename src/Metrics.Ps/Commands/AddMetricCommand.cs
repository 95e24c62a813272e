using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Records measurements.</para>
/// <para type="description">Records one measurement from parameters, or one for every object of the pipeline. One pipeline is stored in transactions
/// of some thousand samples, or of what came within a second; a bad record is one error that names it, and the others are kept. A metric is registered by its first sample.</para>
/// <para type="description">A piped number is a value. A piped object gives Name, Value, Timestamp, Type, Unit and Tag by its members, unless the parameter
/// is given. Numbers and timestamps in text are read without a culture: 3.5 and 2026-01-31T08:00:00Z.</para>
/// <para type="description">A Counter takes increments. Do not pipe readings of a total into a Counter: give -Cumulative, which turns them into increments.</para>
/// <para type="description">When the pipeline is stopped, what was taken until then is stored.</para>
/// </summary>
/// <example>
/// <code>Add-Metric -Name build.duration -Value 812 -Unit ms -Tag @{branch = 'main'}</code>
/// <para>Records one number.</para>
/// </example>
/// <example>
/// <code>Get-Process | Add-Metric -Name process.memory -Value { $_.WorkingSet64 } -Unit By -Tag { @{process = $_.ProcessName} }</code>
/// <para>Records one number per process, with the process's name as a tag.</para>
/// </example>
/// <example>
/// <code>'Name,Value,host', 'disk.free,81.5,web1', 'disk.free,64.2,web2' | ConvertFrom-Csv | Add-Metric -Unit '%' -TagProperty host</code>
/// <para>Records rows, with a column as a tag.</para>
/// </example>
/// <example>
/// <code>Add-Metric -Name logins -Type Counter; Add-Metric -Name visitors -Type Set -Value alice</code>
/// <para>Counts one login, and adds a member to a set whose distinct members are counted.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "Metric", SupportsShouldProcess = true)]
[OutputType(typeof(MetricSample))]
public sealed class AddMetricCommand : MetricCommand
{
    private MeasurementSource _source = new();
    private RecordingSession? _session;
    private bool _hasInput;
    private bool _isOff;
    private bool? _isConfirmed;

    /// <summary>
    /// <para>The metric's name: a letter or underscore, then letters, digits and _ . : / -</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>
    /// <para>The value: a number, text that is one, a TimeSpan (which becomes a number in the metric's unit), a member for a Set, or a script block that
    /// gives it for each object in $_. A Counter without a value counts 1.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>
    /// <para>The kind of the metric, fixed by its first sample: Gauge (the default), Counter, Histogram, Summary or Set.</para>
    /// </summary>
    [Parameter]
    [Alias("Kind")]
    public MetricKind Type { get; set; }

    /// <summary>
    /// <para>The tags that tell series apart: a hashtable, text such as host=web1,region=eu, or a script block that gives either for each object in $_.</para>
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
    /// <para>When it was measured: a DateTime (local unless it says otherwise), a DateTimeOffset, ISO 8601 text, or a script block that gives one. Now when
    /// omitted.</para>
    /// </summary>
    [Parameter]
    [AllowNull]
    public object? Timestamp { get; set; }

    /// <summary>
    /// <para>The unit, in UCUM: ms, s, By, 1, %, {request}.</para>
    /// </summary>
    [Parameter]
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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _isOff = Configuration.WhyOffAnywhere() is not null && !IsRecordingOn();
        _hasInput = MyInvocation.ExpectingInput || IsBound(nameof(InputObject));
        _source = new MeasurementSource
        {
            Name = Name,
            Value = Value,
            HasValue = IsBound(nameof(Value)),
            Kind = IsBound(nameof(Type)) ? Type : null,
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
        if (!_isOff) Record();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Try(null, () => WriteStored(_session?.Flush()));

    /// <inheritdoc/>
    protected override void Settle() => _session?.Settle();

    private void Record() => Try(_hasInput ? InputObject : Value ?? Name, () =>
    {
        Measurement measurement = _source.Read(InputObject, _hasInput);
        _isConfirmed ??= ShouldProcess(StorePath, "Record metrics") && IsRecordingOn();
        if (_isConfirmed == false) return;
        _session ??= new RecordingSession(() => OpenStore(StoreAccess.Write), () => File.Exists(StorePath), store => SettingsOf(store).ToRecorderOptions(WriteWarning));
        WriteStored(_session.Add(measurement, PassThru));
    });

    private void WriteStored(IReadOnlyList<MetricSample>? samples)
    {
        if (samples is { Count: > 0 }) WriteObject(samples, enumerateCollection: true);
    }
}
