using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Takes down what a repair finds, loses and makes anew.</summary>
internal sealed class RepairLog
{
    private readonly long[] _lost = new long[3];
    private readonly SortedSet<long> _series = [];
    private readonly List<string> _steps = [];

    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Steps => _steps;

    /// <summary>The series that something was lost of.</summary>
    public IReadOnlyCollection<long> Series => _series;

    /// <summary>The hours and days that were computed anew.</summary>
    public long Rebuilt { get; private set; }

    /// <summary>How much is lost of a tier: samples, hours or days.</summary>
    public long LostOf(StoreTier tier) => _lost[(int)tier];

    /// <summary>Takes down a sentence.</summary>
    public void Note(string sentence) => _steps.Add(sentence);

    /// <summary>Takes down a loss.</summary>
    public void Lose(StoreTier tier, long count, IEnumerable<long> series)
    {
        _lost[(int)tier] += Math.Max(0, count);
        _series.UnionWith(series);
    }

    /// <summary>Takes down that hours or days are there again, which had been lost.</summary>
    public void Rebuild(StoreTier tier, long count)
    {
        Rebuilt += count;
        _lost[(int)tier] = Math.Max(0, _lost[(int)tier] - count);
    }
}
