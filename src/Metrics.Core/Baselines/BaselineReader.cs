using MetricsTools.Text;

namespace MetricsTools.Baselines;

/// <summary>Makes a baseline of what describes one.</summary>
public static class BaselineReader
{
    /// <summary>The baseline that is described.</summary>
    /// <exception cref="MetricException">It has not the members of a baseline, or they are not finite numbers.</exception>
    public static Baseline Read(IBaselineSource source)
    {
        if (!source.Has(nameof(Baseline.Median)) || !source.Has(nameof(Baseline.Count)))
        {
            throw new MetricException(ErrorId.BaselineUnreadable, "it has no Count and Median. Give the output of Get-MetricBaseline or 'metrics baseline'.");
        }

        double count = Figure(source, nameof(Baseline.Count));
        if (count < 0 || count != Math.Floor(count)) throw new MetricException(ErrorId.BaselineUnreadable, $"its Count is {count}.");
        if (count == 0) return new Baseline { Count = 0 };
        return ReadFigures(source, (long)count) with
        {
            Name = source.Text(nameof(Baseline.Name)) ?? "",
            Tags = source.Tags,
            Label = source.Text(nameof(Baseline.Label)),
            Start = source.Moment(nameof(Baseline.Start)),
            End = source.Moment(nameof(Baseline.End)),
            Aggregate = source.Text(nameof(Baseline.Aggregate)) ?? ValueSeries.RawValues,
            Unit = source.Text(nameof(Baseline.Unit)),
            Created = source.Moment(nameof(Baseline.Created)) ?? 0,
            Profile = source.Nested(nameof(Baseline.Profile)) is { } profile ? ReadProfile(profile) : WithoutProfile(source),
            Confidence = source.Nested(nameof(Baseline.Confidence)) is { } confidence ? ReadConfidence(confidence) : null,
            Values = Finite(source, nameof(Baseline.Values)),
        };
    }

    private static Baseline ReadFigures(IBaselineSource source, long count) => new()
    {
        Count = count,
        Average = Figure(source, nameof(Baseline.Average)),
        StandardDeviation = Figure(source, nameof(Baseline.StandardDeviation)),
        Median = Figure(source, nameof(Baseline.Median)),
        Mad = Figure(source, nameof(Baseline.Mad)),
        Minimum = Figure(source, nameof(Baseline.Minimum)),
        P5 = Figure(source, nameof(Baseline.P5)),
        P25 = Figure(source, nameof(Baseline.P25)),
        P75 = Figure(source, nameof(Baseline.P75)),
        P95 = Figure(source, nameof(Baseline.P95)),
        P99 = Figure(source, nameof(Baseline.P99)),
        Maximum = Figure(source, nameof(Baseline.Maximum)),
        MeanAbsoluteDeviation = source.Has(nameof(Baseline.MeanAbsoluteDeviation)) && source.Text(nameof(Baseline.MeanAbsoluteDeviation)) is not null
            ? Figure(source, nameof(Baseline.MeanAbsoluteDeviation))
            : null,
    };

    private static SeasonalProfile ReadProfile(IBaselineSource source)
    {
        string name = source.Text(nameof(SeasonalProfile.Season)) ?? "";
        if (!Enum.TryParse(name, ignoreCase: true, out Seasonality season) || season is not (Seasonality.HourOfDay or Seasonality.HourOfWeek)) throw Unreadable();
        double?[] levels = [.. source.Numbers(nameof(SeasonalProfile.Levels)).Select(static level => double.IsNaN(level) ? null : (double?)level)];
        IBaselineSource residuals = source.Nested(nameof(SeasonalProfile.Residuals)) ?? throw Unreadable();
        if (levels.Length != SeasonClock.Length(season) || !bool.TryParse(source.Text(nameof(SeasonalProfile.IsRelative)), out bool isRelative)) throw Unreadable();
        return new SeasonalProfile
        {
            Season = season,
            Zone = ZoneText.Find(source.Text(nameof(SeasonalProfile.Zone)) ?? ""),
            IsRelative = isRelative,
            Explained = Figure(source, nameof(SeasonalProfile.Explained)),
            Levels = levels,
            Residuals = Figure(residuals, nameof(Baseline.Count)) == 0 ? new Baseline { Count = 0 } : ReadFigures(residuals, (long)Figure(residuals, nameof(Baseline.Count))),
            ResidualValues = Finite(source, nameof(SeasonalProfile.ResidualValues)),
        };
    }

    // A profile that was written too flat is a text: judging without it would be judging by something else.
    private static SeasonalProfile? WithoutProfile(IBaselineSource source) => source.Text(nameof(Baseline.Profile)) is null ? null : throw Unreadable();

    private static BaselineConfidence ReadConfidence(IBaselineSource source)
    {
        return new BaselineConfidence
        {
            Average = Read(nameof(BaselineConfidence.Average)),
            StandardDeviation = Read(nameof(BaselineConfidence.StandardDeviation)),
            Median = Read(nameof(BaselineConfidence.Median)),
            Mad = Read(nameof(BaselineConfidence.Mad)),
            P5 = Read(nameof(BaselineConfidence.P5)),
            P25 = Read(nameof(BaselineConfidence.P25)),
            P75 = Read(nameof(BaselineConfidence.P75)),
            P95 = Read(nameof(BaselineConfidence.P95)),
            P99 = Read(nameof(BaselineConfidence.P99)),
        };

        Bounds Read(string name) => new(Bound(name + nameof(Bounds.Lower)), Bound(name + nameof(Bounds.Upper)));

        double? Bound(string name) => source.Text(name) is null ? null : Figure(source, name);
    }

    private static MetricException Unreadable() => new(ErrorId.BaselineUnreadable, "its Profile is not whole. Write it deeper: ConvertTo-Json -Depth 5.");

    private static IReadOnlyList<double> Finite(IBaselineSource source, string member)
    {
        IReadOnlyList<double> numbers = source.Numbers(member);
        return numbers.Any(static number => double.IsNaN(number) || double.IsInfinity(number)) ? throw new MetricException(ErrorId.BaselineUnreadable, $"its {member} are not all finite.") : numbers;
    }

    private static double Figure(IBaselineSource source, string member)
    {
        double figure = source.Number(member);
        return double.IsNaN(figure) || double.IsInfinity(figure) ? throw new MetricException(ErrorId.BaselineUnreadable, $"its {member} is {figure}.") : figure;
    }
}
