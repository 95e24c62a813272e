namespace MetricsTools.Collectors;

/// <summary>Turns readings of a total into increments. A default value is one that has not been read yet: see <see cref="New"/>.</summary>
internal struct RunningTotal
{
    private double _before;

    /// <summary>A total that has not been read.</summary>
    public static RunningTotal New => new() { _before = double.NaN };

    /// <summary>A total that was zero before.</summary>
    public static RunningTotal Zero => default;

    /// <summary>
    /// The increment since the last reading: NaN for the first one and for a reading that is NaN, and the whole reading when it is below the last one,
    /// because the source then began again at zero.
    /// </summary>
    public double Next(double reading)
    {
        if (double.IsNaN(reading)) return double.NaN;
        double increment = reading < _before ? reading : reading - _before;
        _before = reading;
        return increment;
    }
}
