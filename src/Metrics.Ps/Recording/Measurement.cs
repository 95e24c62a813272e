using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Recording;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Recording;

/// <summary>One record as parameters and pipeline gave it.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Kind">The kind, or null for the metric's own.</param>
/// <param name="Unit">The unit, or null for the metric's own.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z, or null for now.</param>
/// <param name="Value">A number, text or a TimeSpan; null when there is none.</param>
/// <param name="HasValue">Whether a value was given at all: a Counter may go without, but not with an empty one.</param>
/// <param name="IsCumulative">Whether the value is a reading of a running total.</param>
/// <param name="IsStored">Whether it comes from a store, so that a Set's value is the hash of the member and not the member.</param>
internal readonly record struct Measurement(
    string Name, MetricKind? Kind, string? Unit, TagSet Tags, long? Timestamp, object? Value, bool HasValue, bool IsCumulative, bool IsStored)
{
    /// <summary>The record for a buffer, where the metric's kind is not known yet: what depends on it is said in all ways that it may be meant.</summary>
    /// <exception cref="MetricException">The value is not one of any kind.</exception>
    public MetricRecord ToRecord()
    {
        var record = new MetricRecord { Name = Name, Kind = Kind, Unit = Unit, Tags = Tags, Timestamp = Timestamp, IsCumulative = IsCumulative };
        if (Value is TimeSpan span && Kind != MetricKind.Set) return record with { Duration = span };

        // Nothing but a Counter does without a value.
        if (!HasValue && Kind is null or MetricKind.Counter) return record with { Kind = MetricKind.Counter, Value = 1 };
        if (IsStored) return record with { Value = NumberReader.Read(Value, Name) };
        string member = Kind is null or MetricKind.Set ? TagReader.TextOf(Value) : "";
        if (Kind == MetricKind.Set) return member.Length > 0 ? record with { Member = member } : throw new MetricException(ErrorId.ValueMissing, Name);
        bool isMember = Kind is null && Value is not null && member.Length > 0 && !NumberReader.IsNumber(Value) && !NumberText.TryParse(member, out _);
        if (isMember) return record with { Member = member, Value = double.NaN };
        double number = NumberReader.Read(Value, Name);
        MetricRecorder.CheckValue(Name, Kind ?? MetricKind.Gauge, number);
        return record with { Member = Kind is null ? member : null, Value = number };
    }
}
