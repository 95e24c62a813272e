using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

/// <summary>What a run of the gate has found.</summary>
/// <param name="Results">The results, in the order in which they were judged.</param>
/// <param name="Gate">Which of them fail.</param>
public sealed record DeviationReport(IReadOnlyList<Deviation> Results, DeviationGate Gate)
{
    /// <summary>The results that are worth looking at, worst first.</summary>
    public IEnumerable<Deviation> WorstFirst => Results.OrderByDescending(LevelOf).ThenByDescending(static result => result.Severity);

    /// <summary>The number of results of a level.</summary>
    public int CountOf(ReportLevel level) => Results.Count(result => LevelOf(result) == level);

    /// <summary>How loudly to speak of a result.</summary>
    public ReportLevel LevelOf(Deviation result) =>
        Gate.Fails(result) ? ReportLevel.Failed
        : Gate.Warns(result) || result.IsDeviation ? ReportLevel.Warning
        : result.Verdict != Verdict.Normal || result.Severity > Severity.None ? ReportLevel.Notice
        : ReportLevel.Passed;

    /// <summary>What the results come to, in one line.</summary>
    public string Summary
    {
        get
        {
            string[] parts =
            [
                .. new[]
                {
                    (Count: CountOf(ReportLevel.Failed), Word: "failed"),
                    (Count: CountOf(ReportLevel.Warning), Word: "with a warning"),
                    (Count: Results.Count(static result => result.Verdict == Verdict.Inconclusive), Word: "inconclusive"),
                    (Count: Results.Count(static result => result.Verdict == Verdict.Improvement), Word: "better"),
                }.Where(static part => part.Count > 0).Select(static part => $"{part.Count} {part.Word}"),
            ];
            return $"{Results.Count} judged: {(parts.Length == 0 ? "all normal" : string.Join(", ", parts))}";
        }
    }

    /// <summary>What a result is of, in a few words.</summary>
    internal static string TitleOf(Deviation result) => result.Name.Length == 0 ? "The value" : new SeriesKey(result.Name, result.Tags).ToString();
}
