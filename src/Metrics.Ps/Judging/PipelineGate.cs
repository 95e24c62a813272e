using System.Management.Automation;
using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools.PowerShell.Judging;

/// <summary>Makes errors and warnings of results, after which a pipeline is failed or warned.</summary>
internal static class PipelineGate
{
    /// <summary>The gate of a cmdlet's parameters.</summary>
    public static DeviationGate Of(string? failOn, InconclusiveAction onInconclusive) =>
        new(failOn is null ? null : (Severity)Enum.Parse(typeof(Severity), failOn), onInconclusive);

    /// <summary>Writes the warnings, then one error for each result that fails.</summary>
    public static void Apply(this Cmdlet command, DeviationGate gate, IReadOnlyList<Deviation> results)
    {
        foreach (Deviation result in results.Where(gate.Warns)) command.WriteWarning(result.Reason);
        foreach (Deviation result in results.Where(gate.Fails))
        {
            string id = result.Verdict == Verdict.Inconclusive ? "MetricInconclusive" : "MetricDeviation";
            command.WriteError(new ErrorRecord(new InvalidOperationException(result.Reason), id, ErrorCategory.InvalidResult, new MetricDeviation(result)));
        }
    }
}
