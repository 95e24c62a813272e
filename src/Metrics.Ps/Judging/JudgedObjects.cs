using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Judging;

/// <summary>
/// Sorts what a pipeline brings into what is to be judged: told apart by shape, so that it may come from JSON or a remote session, and grouped by
/// name and tags in the order of arrival.
/// </summary>
internal sealed class JudgedObjects
{
    private readonly List<JudgedGroup> _groups = [];
    private readonly Dictionary<(SeriesKey Key, JudgedShape Shape, TimeSpan? Interval, Aggregate? Figure), JudgedGroup> _byKey = [];

    /// <summary>What has come, in the order of arrival.</summary>
    public IReadOnlyList<JudgedGroup> Groups => _groups;

    /// <summary>Takes an object.</summary>
    /// <exception cref="MetricException">It is nothing that can be judged.</exception>
    public void Add(PSObject? input)
    {
        if (input is null) throw new MetricException(ErrorId.ValueMissing, "The value");
        if (RecordReader.IsPlain(input.BaseObject))
        {
            object value = input.BaseObject is TimeSpan span ? span.TotalSeconds : input.BaseObject;
            GroupOf(new SeriesKey("", TagSet.Empty), JudgedShape.Number, null, null).Add(null, Finite(NumberReader.Read(value, "The value"), "The value"));
            return;
        }

        if (RecordReader.Text(input, "Name") is not { } name) throw new MetricException(ErrorId.NameMissing);
        JudgedShape shape = ShapeOf(input);
        if (shape == JudgedShape.Definition)
        {
            GroupOf(new SeriesKey(name, TagSet.Empty), shape, null, null);
            return;
        }

        var key = new SeriesKey(name, TagReader.Read(RecordReader.Field(input, "Tag")));
        if (shape == JudgedShape.Snapshot)
        {
            GroupOf(key, shape, null, null);
            return;
        }

        object? field = NumberReader.Unwrap(RecordReader.Field(input, "Value"));
        if (shape == JudgedShape.Bucket && field is null) return;
        TimeSpan? interval = shape == JudgedShape.Bucket ? IntervalOf(input) : null;
        Aggregate? figure = shape == JudgedShape.Bucket && Enum.TryParse(RecordReader.Text(input, "Aggregate"), ignoreCase: true, out Aggregate known) ? known : null;
        long? timestamp = RecordReader.Field(input, "Timestamp") is { } moment ? MomentReader.Read(moment) : null;
        GroupOf(key, shape, interval, figure).Add(timestamp, Finite(NumberReader.Read(field, name), name));
    }

    private static JudgedShape ShapeOf(PSObject input) =>
        input.Properties["Value"] is null ? JudgedShape.Definition
        : input.Properties["Interval"] is not null ? JudgedShape.Bucket
        : input.Properties["P95"] is not null && input.Properties["Count"] is not null ? JudgedShape.Snapshot
        : JudgedShape.Sample;

    private static TimeSpan IntervalOf(PSObject input)
    {
        object? interval = RecordReader.Field(input, "Interval");
        if (NumberReader.Unwrap(interval) is not PSCustomObject) return DurationAttribute.Read(interval) ?? throw new MetricException(ErrorId.DurationInvalid, "");

        // What JSON makes of a TimeSpan; small numbers become an int in Windows PowerShell.
        return NumberReader.Unwrap(RecordReader.Field(PSObject.AsPSObject(interval!), "Ticks")) switch
        {
            long ticks => TimeSpan.FromTicks(ticks),
            int ticks => TimeSpan.FromTicks(ticks),
            _ => throw new MetricException(ErrorId.DurationInvalid, interval),
        };
    }

    private static double Finite(double value, string name) =>
        double.IsNaN(value) || double.IsInfinity(value) ? throw new MetricException(ErrorId.ValueNotFinite, value, name) : value;

    private JudgedGroup GroupOf(SeriesKey key, JudgedShape shape, TimeSpan? interval, Aggregate? figure)
    {
        if (_byKey.TryGetValue((key, shape, interval, figure), out JudgedGroup? group)) return group;
        group = new JudgedGroup(key, shape, interval, figure);
        _byKey.Add((key, shape, interval, figure), group);
        _groups.Add(group);
        return group;
    }
}
