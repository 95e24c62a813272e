using System.Management.Automation;
using MetricsTools.Baselines;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a baseline from an object: one of Get-MetricBaseline, or what JSON, Clixml or a remote session made of it.</summary>
internal static class BaselineReader
{
    /// <summary>The baseline that an object describes.</summary>
    /// <exception cref="MetricException">It has not the members of a baseline, or they are not numbers.</exception>
    public static Baseline Read(PSObject input)
    {
        if (input.BaseObject is string or ValueType) throw new MetricException(ErrorId.BaselineUnreadable, $"'{input}' is not an object.");
        if (input.Properties["Median"] is null || input.Properties["Count"] is null)
        {
            throw new MetricException(ErrorId.BaselineUnreadable, "it has no Count and Median. Give the output of Get-MetricBaseline.");
        }

        double count = Figure(input, "Count");
        if (count < 0 || count != Math.Floor(count)) throw new MetricException(ErrorId.BaselineUnreadable, $"its Count is {count}.");
        if (count == 0) return new Baseline { Count = 0 };
        return new Baseline
        {
            Name = TagReader.TextOf(input.Properties["Name"]?.Value),
            Tags = TagReader.Read(input.Properties["Tag"]?.Value),
            Label = RecordReader.Text(input, "Label"),
            Start = Moment(input, "Start"),
            End = Moment(input, "End"),
            Count = (long)count,
            Average = Figure(input, "Average"),
            StandardDeviation = Figure(input, "StandardDeviation"),
            Median = Figure(input, "Median"),
            Mad = Figure(input, "Mad"),
            Minimum = Figure(input, "Minimum"),
            P5 = Figure(input, "P5"),
            P25 = Figure(input, "P25"),
            P75 = Figure(input, "P75"),
            P95 = Figure(input, "P95"),
            P99 = Figure(input, "P99"),
            Maximum = Figure(input, "Maximum"),
            Aggregate = RecordReader.Text(input, "Aggregate") ?? ValueSeries.RawValues,
            Unit = RecordReader.Text(input, "Unit"),
            Created = Moment(input, "Created") ?? 0,
        };
    }

    private static double Figure(PSObject input, string name)
    {
        double figure = NumberReader.Read(NumberReader.Unwrap(input.Properties[name]?.Value), name);
        return double.IsNaN(figure) || double.IsInfinity(figure) ? throw new MetricException(ErrorId.BaselineUnreadable, $"its {name} is {figure}.") : figure;
    }

    private static long? Moment(PSObject input, string name) => input.Properties[name]?.Value is { } value ? MomentReader.Read(value) : null;
}
