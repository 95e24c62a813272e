using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools.PowerShell.Piped;

/// <summary>The series that a pipeline brought, by name and tags, in the order in which they first came.</summary>
internal sealed class PipedSeries
{
    private readonly Dictionary<SeriesKey, List<PipedValue>> _byKey = [];
    private readonly List<SeriesKey> _keys = [];

    /// <summary>The series, and the values of each: by time when all have one, those of one moment as they came; else as they came.</summary>
    public IEnumerable<(SeriesKey Key, List<PipedValue> Values)> All => _keys.Select(key => (key, InOrder(_byKey[key])));

    /// <summary>Takes an object.</summary>
    /// <exception cref="MetricException">It has no value, or something in it cannot be read.</exception>
    public void Add(PSObject? input)
    {
        if (PipedReader.Read(input) is not { } read) return;
        if (!_byKey.TryGetValue(read.Key, out List<PipedValue>? values))
        {
            _byKey.Add(read.Key, values = []);
            _keys.Add(read.Key);
        }

        values.Add(read.Value);
    }

    private static List<PipedValue> InOrder(List<PipedValue> values) =>
        values.TrueForAll(static value => value.Timestamp is not null) ? [.. values.OrderBy(static value => value.Timestamp)] : values;
}
