using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Judging;

/// <summary>A deviation as an object: one of Test-MetricDeviation, or what JSON, Clixml or a remote session made of it.</summary>
internal static class DeviationObject
{
    /// <summary>The deviation that an object is.</summary>
    /// <exception cref="MetricException">It is none.</exception>
    public static Deviation Read(PSObject? input)
    {
        if (input?.BaseObject is MetricDeviation known) return known.Deviation;
        if (input is null || RecordReader.IsPlain(input.BaseObject)) throw new MetricException(ErrorId.DeviationUnreadable, input is null ? "it is nothing." : $"it is '{input}'.");
        return DeviationReader.Read(new BaselineObject(input)) with { Baseline = ReadBaseline(RecordReader.Field(input, nameof(Deviation.Baseline))) };
    }

    // JSON of little depth holds no more than its text: a report can do without it.
    private static Baseline? ReadBaseline(object? field) =>
        field is not null && PSObject.AsPSObject(field) is { BaseObject: not string } baseline && baseline.Properties[nameof(Baseline.Median)]?.Value is not null
            ? BaselineObject.Read(baseline)
            : null;
}
