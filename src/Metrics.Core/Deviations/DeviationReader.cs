using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>Makes a deviation of what describes one, such as JSON or an object of a remote session.</summary>
public static class DeviationReader
{
    /// <summary>The deviation that is described, without its baseline.</summary>
    /// <exception cref="MetricException">It has not the members of a deviation, or they cannot be read.</exception>
    public static Deviation Read(IBaselineSource source)
    {
        Verdict verdict = Word<Verdict>(source, nameof(Deviation.Verdict));
        string name = source.Text(nameof(Deviation.Name)) ?? "";
        TagSet tags = source.Tags;
        return new Deviation
        {
            Timestamp = source.Moment(nameof(Deviation.Timestamp)) ?? 0,
            Name = name,
            Tags = tags,
            Value = Figure(source, nameof(Deviation.Value)),
            Expected = Figure(source, nameof(Deviation.Expected)),
            Lower = Figure(source, nameof(Deviation.Lower)),
            Upper = Figure(source, nameof(Deviation.Upper)),
            Score = Figure(source, nameof(Deviation.Score)),
            Percent = Figure(source, nameof(Deviation.Percent)),
            Direction = Enum.TryParse(source.Text(nameof(Deviation.Direction)), ignoreCase: true, out Direction direction) ? direction : null,
            Severity = Word<Severity>(source, nameof(Deviation.Severity)),
            Verdict = verdict,
            Method = source.Text(nameof(Deviation.Method)) ?? "",
            Count = (long)(Figure(source, nameof(Deviation.Count)) ?? 0),
            BaselineCount = (long)(Figure(source, nameof(Deviation.BaselineCount)) ?? 0),
            PValue = Figure(source, nameof(Deviation.PValue)),
            Unit = source.Text(nameof(Deviation.Unit)),
            Reason = source.Text(nameof(Deviation.Reason)) ?? $"{new SeriesKey(name, tags)}: {verdict}.",
        };
    }

    // What decides about a gate is never guessed.
    private static T Word<T>(IBaselineSource source, string member) where T : struct, Enum =>
        source.Text(member) is not { } text ? throw new MetricException(ErrorId.DeviationUnreadable, $"it has no {member}.")
        : Enum.TryParse(text, ignoreCase: true, out T word) && Enum.IsDefined(typeof(T), word) ? word
        : throw new MetricException(ErrorId.DeviationUnreadable, $"its {member} is '{text}'.");

    private static double? Figure(IBaselineSource source, string member) => source.Text(member) is null ? null : source.Number(member);
}
