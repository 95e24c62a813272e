using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Deviations;

/// <summary>Judges values against a baseline: the judge's score, then minimum effect, direction and severity.</summary>
public static class DeviationTest
{
    /// <summary>Judges; too little to judge by is <see cref="Verdict.Inconclusive"/>, never a pass or an alarm.</summary>
    /// <param name="subject">What is judged.</param>
    /// <param name="baseline">What it is judged against.</param>
    /// <param name="baselineValues">The values of the baseline, or none when only its figures are known.</param>
    /// <param name="options">How it is judged.</param>
    /// <exception cref="MetricException">The options contradict themselves.</exception>
    public static Deviation Run(DeviationSubject subject, Baseline baseline, IReadOnlyList<double> baselineValues, DeviationOptions options)
    {
        if (baselineValues.Count == 0) baselineValues = baseline.Values;
        return options.RequireConsecutive > 1
            ? ConsecutiveParts.Judge(subject, options.RequireConsecutive, part => RunOnce(part, baseline, baselineValues, options))
            : RunOnce(subject, baseline, baselineValues, options);
    }

    private static Deviation RunOnce(DeviationSubject subject, Baseline baseline, IReadOnlyList<double> baselineValues, DeviationOptions options)
    {
        options.Validate();
        IDeviationJudge judge = options.Judge;
        Direction badWay = options.Direction ?? subject.Direction;
        if (judge.IsAbsolute && badWay == Direction.Both) badWay = Direction.Higher;
        (options with { Direction = badWay }).Validate();
        var result = new Deviation
        {
            Timestamp = subject.Timestamp,
            Name = subject.Name,
            Tags = subject.Tags,
            Unit = subject.Unit,
            Method = judge.Name,
            Count = subject.Values.Count,
            BaselineCount = baseline.Count,
            Baseline = baseline.Count > 0 ? baseline : null,
            Verdict = Verdict.Inconclusive,
        };
        if (subject.Values.Count == 0) return result with { Reason = DeviationReason.NothingToJudge(subject) };
        foreach (double one in subject.Values)
        {
            if (double.IsNaN(one) || double.IsInfinity(one)) throw new MetricException(ErrorId.ValueNotFinite, one, subject.Name);
        }

        IReadOnlyList<double> values = subject.Values;
        string? season = null;
        if (!judge.IsAbsolute && baseline.Profile is { } profile)
        {
            season = profile.SlotNameAt(subject.Timestamp);
            if (profile.LevelAt(subject.Timestamp) is not { } level) return result with { Reason = DeviationReason.Obstructed(subject, $"the baseline has too little history at {season}") };
            values = [.. values.Select((one, place) => profile.LevelAt(subject.TimeOf(place)) is { } own ? profile.Move(one, own, level) : one)];
            baselineValues = [.. profile.ResidualValues.Select(residual => profile.ValueOf(residual, level))];
            baseline = profile.At(level);
        }

        double value = Dispersion.Median([.. values]);
        int minimumSample = Math.Max(1, options.MinimumSample);
        if (!judge.IsAbsolute && baseline.Count < minimumSample)
        {
            return result with { Value = value, Reason = DeviationReason.TooLittleHistory(subject, baseline.Count, minimumSample) };
        }

        Thresholds thresholds = options.ThresholdsFor(badWay);
        Judgement judgement = judge.Judge(new JudgeInput(value, values, baseline, baselineValues, thresholds.Warning, options.MinimumEffect));
        if (judgement.Obstacle is { } obstacle) return result with { Value = value, Expected = judgement.Expected, Reason = DeviationReason.Obstructed(subject, obstacle) };
        double? percent = judgement.Expected is { } expected && expected != 0 ? Nearest(100 * ((value - expected) / Math.Abs(expected))) : null;
        bool isTooSmall = judgement.IsTooSmall
            ?? (!judge.IsAbsolute && Math.Abs(percent ?? double.PositiveInfinity) < (options.MinimumEffect ?? judge.DefaultMinimumEffect));
        double score = Nearest(judgement.Score);
        Severity severity = isTooSmall ? Severity.None : thresholds.SeverityOf(Badness(score, badWay));
        bool isImprovement = !isTooSmall && !judge.IsAbsolute && badWay != Direction.Both && -Badness(score, badWay) >= thresholds.Warning;
        result = result with
        {
            Value = value,
            Expected = judgement.Expected,
            Lower = judge.IsAbsolute ? Limit(thresholds.Warning, badWay, Direction.Lower) : FiniteOrNull(judgement.Lower),
            Upper = judge.IsAbsolute ? Limit(thresholds.Warning, badWay, Direction.Higher) : FiniteOrNull(judgement.Upper),
            Score = score,
            PValue = judgement.PValue,
            Percent = percent,
            Direction = value > judgement.Expected ? Direction.Higher : value < judgement.Expected ? Direction.Lower : null,
            Severity = severity,
            Verdict = severity >= Severity.Warning ? Verdict.Deviation : isImprovement ? Verdict.Improvement : Verdict.Normal,
        };
        return result with { Reason = DeviationReason.Judged(result, thresholds, isTooSmall, judgement.Evidence, season) };
    }

    /// <summary>The inconclusive result of a pipeline that brought nothing, perhaps because a name in it fits nothing.</summary>
    /// <param name="options">How it would have been judged.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public static Deviation NothingPiped(DeviationOptions options, long now) => NothingFound("", options, now) with { Reason = DeviationReason.NothingPiped };

    /// <summary>The inconclusive result of a pattern that fits no series: a typo must not pass a gate unseen.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="options">How it would have been judged.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public static Deviation NothingFound(string pattern, DeviationOptions options, long now) => new()
    {
        Timestamp = now,
        Name = pattern,
        Method = options.Judge.Name,
        Verdict = Verdict.Inconclusive,
        Reason = DeviationReason.NothingFound(pattern),
    };

    /// <summary>The inconclusive result of what cannot be judged for a reason that is known.</summary>
    /// <param name="subject">What would have been judged.</param>
    /// <param name="options">How it would have been judged.</param>
    /// <param name="reason">A sentence that says why.</param>
    public static Deviation Undecided(DeviationSubject subject, DeviationOptions options, string reason) => new()
    {
        Timestamp = subject.Timestamp,
        Name = subject.Name,
        Tags = subject.Tags,
        Unit = subject.Unit,
        Method = options.Judge.Name,
        Count = subject.Values.Count,
        Verdict = Verdict.Inconclusive,
        Reason = reason,
    };

    private static double Badness(double score, Direction badWay) => badWay switch
    {
        Direction.Higher => score,
        Direction.Lower => -score,
        _ => Math.Abs(score),
    };

    /// <summary>The nearest number that every format can write: the largest one for what overflowed, and zero for what is undefined.</summary>
    private static double Nearest(double value) => double.IsNaN(value) ? 0 : Math.Max(double.MinValue, Math.Min(double.MaxValue, value));

    /// <summary>A bound that no value can be beyond is none.</summary>
    private static double? FiniteOrNull(double? bound) => bound is { } value && !double.IsNaN(value) && !double.IsInfinity(value) ? value : null;

    private static double? Limit(double threshold, Direction badWay, Direction side) =>
        badWay != side || double.IsInfinity(threshold) ? null : badWay == Direction.Lower ? -threshold : threshold;
}
