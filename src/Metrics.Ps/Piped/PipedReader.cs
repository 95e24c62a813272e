using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Piped;

/// <summary>Reads series from whatever a pipeline brings: numbers, or objects with a Value and perhaps Timestamp, Name and Tag, such as rows of a CSV file.</summary>
internal static class PipedReader
{
    /// <summary>The name of a metric that is meant as a whole: that of an object without a value, such as a definition; else null.</summary>
    public static string? MetricOf(PSObject? input) =>
        input is not null && !RecordReader.IsPlain(input.BaseObject) && input.Properties["Value"] is null ? RecordReader.Text(input, "Name") : null;

    /// <summary>The series and the value of an object, or null when it is a gap: a bucket without samples.</summary>
    /// <exception cref="MetricException">It has no value, or something in it cannot be read.</exception>
    public static (SeriesKey Key, PipedValue Value)? Read(PSObject? input)
    {
        if (input is null) throw new MetricException(ErrorId.ValueMissing, "The value");
        if (RecordReader.IsPlain(input.BaseObject))
        {
            object plain = input.BaseObject is TimeSpan span ? span.TotalSeconds : input.BaseObject;
            return (new SeriesKey("", TagSet.Empty), new PipedValue(input, null, Finite(NumberReader.Read(plain, "The value"), "The value")));
        }

        object? field = NumberReader.Unwrap(RecordReader.Field(input, "Value"));
        if (field is null && input.Properties["Interval"] is not null) return null;
        string name = RecordReader.Text(input, "Name") ?? "";
        double value = Finite(NumberReader.Read(field, name.Length > 0 ? name : "The value"), name);
        return (new SeriesKey(name, TagsOf(input)), new PipedValue(input, TimestampOf(input), value));
    }

    /// <summary>The time of an object, or null when it has none.</summary>
    /// <exception cref="MetricException">It cannot be read.</exception>
    public static long? TimestampOf(PSObject input) => FilledField(input, "Timestamp") is { } timestamp ? MomentReader.Read(timestamp) : null;

    /// <summary>The tags of an object.</summary>
    /// <exception cref="MetricException">They cannot be read.</exception>
    public static TagSet TagsOf(PSObject input) => FilledField(input, "Tag") is { } tags ? TagReader.Read(tags) : TagSet.Empty;

    // What a job or a file made of an object has no text of its own, and is not empty for that.
    private static object? FilledField(PSObject input, string name) =>
        RecordReader.Field(input, name) is { } field && NumberReader.Unwrap(field) is not (null or "") ? field : null;

    private static double Finite(double value, string name) =>
        double.IsNaN(value) || double.IsInfinity(value) ? throw new MetricException(ErrorId.ValueNotFinite, value, name) : value;
}
