namespace MetricsTools.Views.Charts;

/// <summary>The course of a series in very little room.</summary>
/// <param name="Values">The values in even steps of time; null where there is none.</param>
public sealed record Sparkline(IReadOnlyList<double?> Values)
{
    /// <summary>The smallest value; NaN without values.</summary>
    public double Minimum { get; } = Values.Min() ?? double.NaN;

    /// <summary>The largest value; NaN without values.</summary>
    public double Maximum { get; } = Values.Max() ?? double.NaN;

    /// <summary>The same in exactly so many steps: averages where there are more values than steps, values that last longer where there are fewer.</summary>
    public Sparkline Resize(int steps)
    {
        double?[] resized = new double?[steps];
        for (int i = 0; i < steps && Values.Count > 0; i++)
        {
            int first = (int)((long)i * Values.Count / steps), last = Math.Max(first + 1, (int)((i + 1L) * Values.Count / steps));
            double sum = 0;
            int count = 0;
            for (int place = first; place < last; place++)
            {
                if (Values[place] is not { } value) continue;
                sum += value;
                count++;
            }

            resized[i] = count > 0 ? sum / count : null;
        }

        return new Sparkline(resized);
    }

    /// <summary>The level of each value among so many: 0 for the lowest, or for all that are equal; null for none.</summary>
    public IReadOnlyList<int?> Levels(int count) =>
    [
        .. Values.Select(value => value is not { } known ? null
            : Maximum > Minimum ? (int?)Math.Min(count - 1, (int)((known - Minimum) / (Maximum - Minimum) * count))
            : 0),
    ];
}
