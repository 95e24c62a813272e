using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Axes;

/// <summary>Places at multiples of a round step.</summary>
/// <param name="factor">What a place is divided by for its label.</param>
/// <param name="minimumStep">The smallest step in the units of the labels, or 0 for any.</param>
public sealed class NumberScale(double factor, double minimumStep = 0) : IAxisScale
{
    private const int MostTicks = 1000;

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks(double minimum, double maximum, int most)
    {
        double low = minimum / factor, high = maximum / factor;
        double step = Math.Max(minimumStep, NiceNumbers.Step(high - low, most - 1));
        int decimals = NiceNumbers.Decimals(step);
        double first = Math.Ceiling((low / step) - 1e-9);
        var ticks = new List<Tick>();
        for (int i = 0; i < MostTicks; i++)
        {
            double place = (first + i) * step;
            if (!(place <= high + (step * 1e-9)) || double.IsInfinity(place)) break;
            // Minus zero has no meaning to a reader.
            ticks.Add(new Tick(place * factor, FigureText.Fixed(place == 0 ? 0 : place, decimals)));
        }

        return ticks;
    }
}
