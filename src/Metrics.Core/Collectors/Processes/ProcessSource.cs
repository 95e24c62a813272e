using System.Globalization;
using System.Runtime.InteropServices;
using MetricsTools.Collectors.Linux;
using MetricsTools.Model;

namespace MetricsTools.Collectors.Processes;

/// <summary>
/// Chosen processes. Those that are chosen by name are one series a program, the sum of its processes: a new process makes no new series. One that is
/// chosen by its number is a series of its own.
/// </summary>
internal sealed class ProcessSource : IMetricSource
{
    private readonly IProcessReader _processes;
    private readonly ProcessFilter _filter;
    private readonly DeviceTable<ProcessUse, ProcessGroup> _groups;
    private readonly List<ProcessUse> _found = [];
    private readonly Dictionary<(int Id, long Started), ProcessTotals> _totals = [];
    private readonly Dictionary<string, ProcessGroup> _named = new(StringComparer.OrdinalIgnoreCase);
    private long _before;
    private int _round;

    /// <summary>Makes the source.</summary>
    /// <param name="processes">Numbers, and names with wildcards.</param>
    /// <param name="reader">Reads processes.</param>
    /// <param name="series">Makes the series.</param>
    public ProcessSource(IReadOnlyList<string> processes, IProcessReader reader, SeriesMaker series)
    {
        _processes = reader;
        _filter = new ProcessFilter(processes);
        _groups = new DeviceTable<ProcessUse, ProcessGroup>(use => new ProcessGroup(series, TagsOf(use)));

        // A program that is named in full, and does not run, is one of no processes.
        foreach (string name in _filter.Names) _named.Add(name, new ProcessGroup(series, [NameTag(name)]));
    }

    /// <summary>The reader for the system that this runs on.</summary>
    public static IProcessReader ReaderOfThisHost() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new LinuxProcesses("/proc") : new FrameworkProcesses();

    /// <inheritdoc/>
    public void Collect(MeasurementBatch batch)
    {
        _found.Clear();
        _round++;
        _processes.Read(_filter, _found);
        foreach (ProcessUse use in _found) GroupOf(use)?.Add(use, TotalsOf(use).Next(use), _round);
        foreach (ProcessUse use in _found) GroupOf(use)?.Report(batch);
        foreach (ProcessGroup group in _named.Values) group.ReportNone(batch, _round);
        _groups.EndReading();
        ForgetEnded();
        _before = batch.Timestamp;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static Tag NameTag(string name) => new("process.executable.name", name.Length <= TagSet.MaximumValueLength ? name : name.Substring(0, TagSet.MaximumValueLength));

    private Tag[] TagsOf(ProcessUse use) => _filter.Contains(use.Id)
        ? [NameTag(use.Name), new Tag("process.pid", use.Id.ToString(CultureInfo.InvariantCulture))]
        : [NameTag(use.Name)];

    private ProcessGroup? GroupOf(in ProcessUse use)
    {
        if (_filter.Contains(use.Id)) return _groups.Find(use.Id.ToString(CultureInfo.InvariantCulture), use);
        return _named.TryGetValue(use.Name, out ProcessGroup? group) ? group : _groups.Find(use.Name, use);
    }

    // What a process has used since it was started counts when that was after the last reading.
    private ProcessTotals TotalsOf(in ProcessUse use)
    {
        if (!_totals.TryGetValue((use.Id, use.Started), out ProcessTotals? totals))
        {
            totals = new ProcessTotals(isNew: _before > 0 && use.Started > _before);
            _totals.Add((use.Id, use.Started), totals);
        }

        totals.Round = _round;
        return totals;
    }

    private void ForgetEnded()
    {
        List<(int, long)>? ended = null;
        foreach (KeyValuePair<(int, long), ProcessTotals> pair in _totals)
        {
            if (pair.Value.Round != _round) (ended ??= []).Add(pair.Key);
        }

        foreach ((int, long) key in ended ?? []) _totals.Remove(key);
    }
}
