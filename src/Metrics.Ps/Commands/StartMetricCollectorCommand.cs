using System.Diagnostics;
using System.Management.Automation;
using MetricsTools.Collectors;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Records this host, chosen processes and .NET meters on an interval, in the background of the session.</para>
/// <para type="description">Names and units are those of OpenTelemetry's semantic conventions, such as <c>system.cpu.utilization</c>. What the system counts from
/// its start on is stored as increments. So a reading that stores nothing comes first, and samples come from the end of the first interval on.</para>
/// <para type="description">Readings never overlap and do not drift. A store that is locked or gone does not end a collector: what it does not take is
/// kept beside it, and stored later. A collector ends with the session.</para>
/// <para type="description">With -Wait it works in the foreground, for scheduled tasks: -Wait -Count 1 -Interval 10s takes ten seconds and stores the figures of
/// these.</para>
/// </summary>
/// <output cref="MetricCollector">The collector, which goes on showing how it does.</output>
/// <note>A process sees its own meters only: those of the .NET code that runs in this session.</note>
/// <example>
/// <code>
/// $null = Start-MetricCollector -Wait -Count 1 -Interval 1s
/// Get-MetricSnapshot system.memory.utilization |
///     Format-List Name, Tag, Kind, Unit
/// </code>
/// <shows>
/// Name : system.memory.utilization
/// Tag  : system.memory.state=used
/// Kind : Gauge
/// Unit : 1
/// </shows>
/// <para>Records this host once, as a scheduled task does every minute.</para>
/// </example>
/// <example>
/// <code>
/// Start-MetricCollector -Host -Process pwsh*, $PID -Interval 30s |
///     Format-List Name, State, Sources
/// Stop-MetricCollector host+process
/// </code>
/// <shows>
/// Name    : host+process
/// State   : Running
/// Sources : {host, process pwsh*, process ...}
/// </shows>
/// <para>Records this host, all processes of one program together, and this session by itself, for as long as the session lasts.</para>
/// </example>
/// <example>
/// <code>
/// $meter = [Diagnostics.Metrics.Meter]::new('Shop')
/// $null = Start-MetricCollector -Meter Shop -Tag host=web1
/// $type = $meter.GetType().GetMethod('CreateCounter', [type[]]@(
///         [string], [string], [string])).MakeGenericMethod([long])
/// $orders = $type.Invoke($meter, @('orders', '{order}', 'Orders'))
/// 1..3 | ForEach-Object { $orders.Add(1) }
/// Stop-MetricCollector meter
/// Get-MetricSnapshot orders | Format-List Name, Tag, Value, Unit
/// </code>
/// <shows>
/// Name  : orders
/// Tag   : host=web1
/// Value : 3
/// Unit  : {order}
/// </shows>
/// <para>Records what .NET code in this session measures. Stopping reads once more.</para>
/// </example>
/// <link>Get-MetricCollector</link>
/// <link>Stop-MetricCollector</link>
/// <link>about_MetricsTools_Collectors</link>
[Cmdlet(VerbsLifecycle.Start, "MetricCollector", SupportsShouldProcess = true, DefaultParameterSetName = "Background")]
[OutputType(typeof(MetricCollector))]
public sealed class StartMetricCollectorCommand : MetricCommand
{
    private const int ProgressMilliseconds = 500;
    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(2);

    /// <summary>
    /// <para>The name of the collector, which no other one of this process has.</para>
    /// </summary>
    /// <default>host, process, meter, or more than one of them with a plus</default>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CollectorCompleter))]
    public string? Name { get; set; }

    /// <summary>
    /// <para>This host: processors, load, memory, paging, disks, file systems, network. It is read also when neither processes nor meters are given.</para>
    /// </summary>
    [Parameter]
    public new SwitchParameter Host { get; set; }

    /// <summary>
    /// <para>Processes: numbers, names with wildcards, or what Get-Process gives. The processes of a name are one series, the sum of them; one that is given by its
    /// number is a series of its own.</para>
    /// </summary>
    [Parameter]
    [SourceName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProcessCompleter))]
    public string[] Process { get; set; } = [];

    /// <summary>
    /// <para>Names of .NET meters, with wildcards, whether they are there yet or not.</para>
    /// </summary>
    [Parameter]
    [SourceName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MeterCompleter))]
    public string[] Meter { get; set; } = [];

    /// <summary>
    /// <para>The time from one reading to the next: from <c>100ms</c> to <c>1d</c>.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// <para>Tags of all samples: a hashtable, or text such as <c>host.name=web1</c>. Needed where several hosts share a store.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(CollectorTagCompleter))]
    public object? Tag { get; set; }

    /// <summary>
    /// <para>How often to read; then the collector ends.</para>
    /// </summary>
    /// <default>Until it is stopped</default>
    [Parameter]
    [ValidateRange(1, 1_000_000_000)]
    public int? Count { get; set; }

    /// <summary>
    /// <para>Works in the foreground, until -Count or -Duration is over, or Ctrl+C is pressed.</para>
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "Wait")]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// <para>For how long to work in the foreground: <c>5m</c>, <c>1h</c> or a TimeSpan.</para>
    /// </summary>
    /// <default>Until -Count is over, or Ctrl+C is pressed</default>
    [Parameter(ParameterSetName = "Wait")]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        var selection = new SourceSelection
        {
            Host = Host || (Process.Length == 0 && Meter.Length == 0),
            Processes = Process,
            Meters = Meter,
            Tags = TagReader.Read(Tag),
        };
        if (Duration <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, Duration);
        var options = new CollectorOptions { Interval = Interval, Count = Count };
        selection.RequireProcesses();
        string name = Name ?? selection.DefaultName;
        if (!ShouldProcess(name, $"Collect {string.Join(", ", selection.Names)} every {Interval} into {StorePath}")) return;
        bool isOn = IsRecordingOn();
        if (isOn) RequireStore();
        IReadOnlyList<IMetricSource> sources = isOn ? selection.Create(options.Time) : [];
        var collector = new MetricCollector(name, StorePath, selection, options, new Collector(options, sources, MeasurementWriter.Of(StorePath, StoreSession.AllowsNetwork(StorePath))));
        if (isOn) Start(collector, sources);
        if (isOn && Wait) WaitFor(collector);
        WriteObject(collector);
    });

    // A store that can never be used is an error now; one that is only locked is not.
    private void RequireStore()
    {
        try
        {
            StoreSession.OpenOnce(StorePath, StoreAccess.Write, StoreSession.AllowsNetwork(StorePath)).Dispose();
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreLocked)
        {
            WriteVerbose(exception.Message);
        }
    }

    private static void Start(MetricCollector collector, IReadOnlyList<IMetricSource> sources)
    {
        try
        {
            SessionCollectors.Start(collector);
        }
        catch (MetricException)
        {
            foreach (IMetricSource source in sources) source.Dispose();
            throw;
        }
    }

    private void WaitFor(MetricCollector collector)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            while (!collector.Collector.Ended.Wait(NextLook(clock.Elapsed), Cancellation) && (Duration is not { } limit || clock.Elapsed < limit)) ShowProgress(collector, clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            SessionCollectors.Stop(collector);
        }

        if (clock.Elapsed > ProgressAfter) WriteProgress(new ProgressRecord(0, $"Collecting {collector.Name}", StorePath) { RecordType = ProgressRecordType.Completed });
        if (collector.LastError is { } error) WriteWarning(error);
    }

    private int NextLook(TimeSpan elapsed) => Duration is { } limit ? (int)Math.Max(0, Math.Min(ProgressMilliseconds, Math.Ceiling((limit - elapsed).TotalMilliseconds))) : ProgressMilliseconds;

    private void ShowProgress(MetricCollector collector, TimeSpan elapsed)
    {
        if (elapsed < ProgressAfter) return;
        double? whole = Duration?.TotalSeconds ?? Count * Interval.TotalSeconds;
        WriteProgress(new ProgressRecord(0, $"Collecting {collector.Name}", $"{collector.SampleCount} samples in {StorePath}")
        {
            PercentComplete = whole is { } seconds ? (int)Math.Min(100, 100 * elapsed.TotalSeconds / seconds) : -1,
        });
    }
}
