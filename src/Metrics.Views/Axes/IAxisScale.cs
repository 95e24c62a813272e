namespace MetricsTools.Views.Axes;

/// <summary>How places of an axis are chosen and named.</summary>
public interface IAxisScale
{
    /// <summary>Round places between two others, both of which may be among them, by place.</summary>
    /// <param name="minimum">The lowest place.</param>
    /// <param name="maximum">The highest place; above the lowest.</param>
    /// <param name="most">The most places; at least 2.</param>
    IReadOnlyList<Tick> Ticks(double minimum, double maximum, int most);
}
