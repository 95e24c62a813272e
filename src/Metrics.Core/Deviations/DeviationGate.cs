using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>Decides which results fail a pipeline. An improvement never does.</summary>
/// <param name="FailOn">The severity from which a deviation fails, or null when none does.</param>
/// <param name="OnInconclusive">What an inconclusive result does.</param>
public sealed record DeviationGate(Severity? FailOn, InconclusiveAction OnInconclusive = InconclusiveAction.Warn)
{
    /// <summary>Whether a result fails.</summary>
    public bool Fails(Deviation result) =>
        result.Verdict == Verdict.Inconclusive ? OnInconclusive == InconclusiveAction.Fail
        : result.IsDeviation && FailOn is { } severity && result.Severity >= severity;

    /// <summary>Whether a result passes with a warning.</summary>
    public bool Warns(Deviation result) => result.Verdict == Verdict.Inconclusive && OnInconclusive == InconclusiveAction.Warn;
}
