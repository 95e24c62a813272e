using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Piped;
using MetricsTools.Views.Charts;

namespace MetricsTools.PowerShell.Charting;

/// <summary>The lines that a pipeline brought: told apart by name, tags, unit and figure, in the order in which they first came.</summary>
internal sealed class ChartedSeries
{
    private readonly List<(SeriesKey Key, string? Unit, string Aggregate)> _keys = [];
    private readonly Dictionary<(SeriesKey Key, string? Unit, string Aggregate), List<(long? Timestamp, double? Value)>> _values = [];

    /// <summary>The lines, each by time, or in the order of arrival when a value has no time.</summary>
    public IReadOnlyList<ChartSeries> Series => [.. _keys.Select(Build)];

    /// <summary>Takes an object.</summary>
    /// <exception cref="MetricException">It has no value, or something in it cannot be read.</exception>
    public void Add(PSObject? input)
    {
        (SeriesKey Key, PipedValue Value)? read = PipedReader.Read(input);
        SeriesKey key = read?.Key ?? KeyOf(input!);
        bool isPlain = RecordReader.IsPlain(input!.BaseObject);
        string aggregate = isPlain ? "" : RecordReader.Text(input, "Aggregate") ?? "";
        long? timestamp = PipedReader.TimestampOf(input);
        Add((key, isPlain ? null : UnitOf(input, aggregate), aggregate), timestamp, read?.Value.Value);
    }

    // A bucket without samples is a gap of its series.
    private static SeriesKey KeyOf(PSObject input) => new(RecordReader.Text(input, "Name") ?? "", PipedReader.TagsOf(input));

    private static string? UnitOf(PSObject input, string aggregate)
    {
        string? unit = RecordReader.Text(input, "Unit");
        return aggregate switch
        {
            nameof(Aggregate.Rate) => (RecordReader.Text(input, "Kind") == nameof(MetricKind.Counter) && unit != "1" ? unit : "") + "/s",
            nameof(Aggregate.Count) or nameof(Aggregate.Distinct) => null,
            _ => unit,
        };
    }

    private void Add((SeriesKey, string?, string) key, long? timestamp, double? value)
    {
        if (!_values.TryGetValue(key, out List<(long?, double?)>? values))
        {
            _values.Add(key, values = []);
            _keys.Add(key);
        }

        values.Add((timestamp, value));
    }

    private ChartSeries Build((SeriesKey Key, string? Unit, string Aggregate) key)
    {
        List<(long? Timestamp, double? Value)> values = _values[key];
        bool hasTimes = values.TrueForAll(static one => one.Timestamp is not null);
        return new ChartSeries
        {
            Key = key.Key,
            Unit = key.Unit,
            Aggregate = key.Aggregate,
            Points = hasTimes
                ? [.. values.OrderBy(static one => one.Timestamp).Select(static one => new ChartPoint(one.Timestamp!.Value, one.Value))]
                : [.. values.Select(static (one, index) => new ChartPoint(index + 1, one.Value))],
        };
    }
}
