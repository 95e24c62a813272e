using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>Noise control: what is judged deviates only when each of several parts in a row does, against the same baseline.</summary>
internal static class ConsecutiveParts
{
    /// <summary>
    /// The judgement of the newest part, with the least severity of all when they agree. When they don't, it is normal, and says how many deviate; when one of them cannot be
    /// judged, it is inconclusive.
    /// </summary>
    /// <param name="subject">What is judged. Its oldest values, which do not make up a part, are left out.</param>
    /// <param name="count">The number of parts, at least 1.</param>
    /// <param name="judge">Judges one.</param>
    public static Deviation Judge(DeviationSubject subject, int count, Func<DeviationSubject, Deviation> judge)
    {
        int size = subject.Values.Count / count;
        if (size == 0)
        {
            Deviation all = judge(subject);
            return subject.Values.Count == 0 ? all : all with { Verdict = Verdict.Inconclusive, Severity = Severity.None, Reason = DeviationReason.TooFewInARow(subject, count) };
        }

        Deviation[] parts = [.. Enumerable.Range(1, count).Select(part => judge(subject.Slice(subject.Values.Count - (part * size), size)))];
        Deviation newest = parts[0];
        if (Array.Find(parts, static part => part.Verdict == Verdict.Inconclusive) is { } undecided) return newest with { Verdict = Verdict.Inconclusive, Severity = Severity.None, Reason = undecided.Reason };
        if (newest.Verdict == Verdict.Normal) return newest;
        int agreeing = parts.Count(part => part.Verdict == newest.Verdict);
        if (agreeing == count) return newest with { Severity = parts.Min(static part => part.Severity) };
        return newest with
        {
            Verdict = Verdict.Normal,
            Severity = newest.IsDeviation ? Severity.Info : Severity.None,
            Reason = DeviationReason.HeldBack(newest.Reason, agreeing, count),
        };
    }
}
