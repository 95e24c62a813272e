using System.Diagnostics;
using MetricsTools.Collectors.Host;
using MetricsTools.Collectors.Meters;
using MetricsTools.Collectors.Processes;
using MetricsTools.Model;

namespace MetricsTools.Collectors;

/// <summary>What a collector reads.</summary>
internal sealed record SourceSelection
{
    /// <summary>Whether it reads this host.</summary>
    public bool Host { get; init; }

    /// <summary>The processes: numbers, and names with wildcards.</summary>
    public IReadOnlyList<string> Processes { get; init; } = [];

    /// <summary>The names of meters, with wildcards.</summary>
    public IReadOnlyList<string> Meters { get; init; } = [];

    /// <summary>The tags of all that is read.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>What is read, for a person, a line each.</summary>
    public IReadOnlyList<string> Names =>
        [.. Host ? ["host"] : Array.Empty<string>(), .. Processes.Select(static one => "process " + one), .. Meters.Select(static one => "meter " + one)];

    /// <summary>A name for what reads it: <c>host</c>, <c>process</c>, <c>meter</c>, or more than one of them with a plus.</summary>
    public string DefaultName => string.Join("+", Names.Select(static one => one.Split(' ')[0]).Distinct());

    /// <summary>Throws unless there is a process of each number; a name may come later.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public void RequireProcesses()
    {
        foreach (int id in new ProcessFilter(Processes).Ids)
        {
            try
            {
                using var found = Process.GetProcessById(id);
            }
            catch (ArgumentException)
            {
                throw new MetricException(ErrorId.ProcessNotFound, id);
            }
        }
    }

    /// <summary>Makes the sources.</summary>
    public IReadOnlyList<IMetricSource> Create(TimeProvider time)
    {
        var series = new SeriesMaker(Tags);
        List<IMetricSource> sources = [];
        if (Host) sources.AddRange(HostSources.Create(series));
        if (Processes.Count > 0) sources.Add(new ProcessSource(Processes, ProcessSource.ReaderOfThisHost(), series));
        if (Meters.Count > 0) sources.Add(new MeterSource(Meters, time, series));
        return sources;
    }
}
