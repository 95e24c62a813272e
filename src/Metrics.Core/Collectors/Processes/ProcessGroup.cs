using System.Runtime.InteropServices;
using MetricsTools.Model;

namespace MetricsTools.Collectors.Processes;

/// <summary>The series of a program, or of one process: sums over what is in it.</summary>
internal sealed class ProcessGroup
{
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private readonly MeasuredSeries _count, _userTime, _systemTime, _userUtilization, _systemUtilization, _memory, _virtual, _threads, _handles, _read, _written;
    private ProcessUse _sum;
    private ProcessIncrement _increment;
    private int _processes;
    private int _round;

    /// <summary>Makes the series.</summary>
    public ProcessGroup(SeriesMaker series, IReadOnlyList<Tag> tags)
    {
        _count = Gauge("process.count", "{process}");
        _userTime = series.Counter("process.cpu.time", "s", [.. tags, Mode("user")]);
        _systemTime = series.Counter("process.cpu.time", "s", [.. tags, Mode("system")]);
        _userUtilization = Gauge("process.cpu.utilization", "1", Mode("user"));
        _systemUtilization = Gauge("process.cpu.utilization", "1", Mode("system"));
        _memory = Gauge("process.memory.usage", "By");
        _virtual = Gauge("process.memory.virtual", "By");
        _threads = Gauge("process.thread.count", "{thread}");
        _handles = IsWindows ? Gauge("process.windows.handle.count", "{handle}") : Gauge("process.unix.file_descriptor.count", "{file_descriptor}");
        _read = series.Counter("process.disk.io", "By", [.. tags, Direction("read")]);
        _written = series.Counter("process.disk.io", "By", [.. tags, Direction("write")]);

        MeasuredSeries Gauge(string name, string unit, params Tag[] more) => series.Gauge(name, unit, [.. tags, .. more]);
    }

    /// <summary>Takes a process.</summary>
    /// <param name="use">What it uses.</param>
    /// <param name="increment">What it has used since it was read last.</param>
    /// <param name="round">The number of the reading.</param>
    public void Add(in ProcessUse use, in ProcessIncrement increment, int round)
    {
        if (_round != round) (_sum, _increment, _processes) = (default, new ProcessIncrement(double.NaN, double.NaN, double.NaN, double.NaN), 0);
        _round = round;
        _processes++;
        _sum = _sum with
        {
            Memory = _sum.Memory + use.Memory,
            Virtual = _sum.Virtual + use.Virtual,
            Threads = _sum.Threads + use.Threads,
            Handles = _sum.Handles + use.Handles,
        };
        _increment = new ProcessIncrement(
            Sum(_increment.UserSeconds, increment.UserSeconds), Sum(_increment.SystemSeconds, increment.SystemSeconds),
            Sum(_increment.BytesRead, increment.BytesRead), Sum(_increment.BytesWritten, increment.BytesWritten));
    }

    /// <summary>Gives the sums, once.</summary>
    public void Report(MeasurementBatch batch)
    {
        if (_processes == 0) return;
        batch.Add(_count, _processes);
        batch.Add(_userTime, _increment.UserSeconds);
        batch.Add(_systemTime, _increment.SystemSeconds);
        double available = batch.Elapsed * Environment.ProcessorCount;
        if (available > 0)
        {
            batch.Add(_userUtilization, _increment.UserSeconds / available);
            batch.Add(_systemUtilization, _increment.SystemSeconds / available);
        }

        batch.Add(_memory, _sum.Memory);
        batch.Add(_virtual, _sum.Virtual);
        batch.Add(_threads, _sum.Threads);
        batch.Add(_handles, _sum.Handles);
        batch.Add(_read, _increment.BytesRead);
        batch.Add(_written, _increment.BytesWritten);
        _processes = 0;
    }

    /// <summary>Says that there is none, unless there was one in this reading.</summary>
    public void ReportNone(MeasurementBatch batch, int round)
    {
        if (_round != round) batch.Add(_count, 0);
    }

    // A process that is read for the first time has no increment, which must not hide those of the others.
    private static double Sum(double sum, double increment) => double.IsNaN(increment) ? sum : double.IsNaN(sum) ? increment : sum + increment;

    private static Tag Mode(string mode) => new("cpu.mode", mode);

    private static Tag Direction(string direction) => new("disk.io.direction", direction);
}
