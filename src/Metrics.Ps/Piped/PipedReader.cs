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
        long? timestamp = RecordReader.Text(input, "Timestamp") is null ? null : MomentReader.Read(RecordReader.Field(input, "Timestamp"));
        TagSet tags = RecordReader.Text(input, "Tag") is null ? TagSet.Empty : TagReader.Read(RecordReader.Field(input, "Tag"));
        return (new SeriesKey(name, tags), new PipedValue(input, timestamp, value));
    }

    private static double Finite(double value, string name) =>
        double.IsNaN(value) || double.IsInfinity(value) ? throw new MetricException(ErrorId.ValueNotFinite, value, name) : value;
}
