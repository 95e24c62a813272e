using System.Globalization;
using MetricsTools.Deviations.Judges;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>Says in one sentence how a judgement came about.</summary>
internal static class DeviationReason
{
    public static string NothingToJudge(DeviationSubject subject) => $"{Title(subject.Name, subject.Tags)} has nothing to judge: no samples, or no whole interval yet.";

    public const string NothingPiped = "Nothing came down the pipeline to be judged.";

    public static string NothingFound(string pattern) => $"No series fits '{pattern}'.";

    public static string TooLittleHistory(DeviationSubject subject, long count, int minimum) =>
        Text($"{Title(subject.Name, subject.Tags)} cannot be judged: {count} baseline {Values(count)}, and at least {minimum} are needed.");

    public static string Obstructed(DeviationSubject subject, string obstacle) => $"{Title(subject.Name, subject.Tags)} cannot be judged: {obstacle}.";

    /// <summary>A deviation of the newest values alone, where more are needed in a row.</summary>
    public static string HeldBack(string reason, int deviating, int needed) =>
        Text($"{reason.TrimEnd('.')}; not yet {needed} in a row: {deviating} of the newest {needed} {(deviating == 1 ? "deviates" : "deviate")}.");

    public static string TooFewInARow(DeviationSubject subject, int needed) =>
        Text($"{Title(subject.Name, subject.Tags)} cannot be judged: {subject.Values.Count} {Values(subject.Values.Count)}, and {needed} in a row are needed.");

    /// <summary>What a probability says, in at most two digits.</summary>
    public static string Probability(double probability) => probability < 0.001 ? "p < 0.001" : Text($"p = {probability:G2}");

    public static string Judged(Deviation result, Thresholds thresholds, bool isTooSmall, string? evidence, string? season)
    {
        string title = Title(result.Name, result.Tags);
        string unit = result.Unit is null or "1" ? "" : " " + result.Unit;
        if (result.Expected is not { } expected || result.Method == "Static")
        {
            double? limit = result.Upper ?? result.Lower;
            string relation = result.IsDeviation ? "is beyond" : "is within";
            return limit is null ? Text($"{title} is {result.Value:G5}{unit}.") : Text($"{title} {relation} the limit: {result.Value:G5}{unit} against {limit:G5}{unit}.");
        }

        string change = result.Percent is { } percent ? $"{Figure(Math.Abs(percent))} % " : "";
        string median = season is not null ? $"at {season} " : expected == result.Baseline?.Median ? "p50 " : "";
        string figures = Text($"({median}{expected:G5}{unit} to {result.Value:G5}{unit}, {result.Count} {(result.Count == 1 ? "run" : "runs")} against {result.BaselineCount}");
        evidence ??= $"score {Figure(result.Score)}" + (double.IsInfinity(thresholds.Warning) ? "" : $", Warning from {Figure(thresholds.Warning)}");
        if (result is { Method: AutoJudge.MethodName, Count: 1, Severity: >= Severity.Warning }) evidence += "; one run cannot tell a spike from a step, so confirm it with another";
        string way = result.Direction switch
        {
            Direction.Higher => "rose " + change,
            Direction.Lower => "fell " + change,
            _ => "did not change ",
        };
        return isTooSmall
            ? $"{title} {way}{figures}; too small an effect to count)."
            : $"{title} {way}{figures}; {evidence}).";
    }

    private static string Title(string name, TagSet tags) => name.Length == 0 ? "The value" : new SeriesKey(name, tags).ToString();

    // Three digits, or all of them where these would take an exponent that nobody reads well.
    private static string Figure(double? number) => Math.Abs(number ?? 0) is >= 999.5 and < 1e15 ? Text($"{number:F0}") : Text($"{number:G3}");

    private static string Values(long count) => count == 1 ? "value" : "values";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
