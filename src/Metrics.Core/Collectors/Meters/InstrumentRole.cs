namespace MetricsTools.Collectors.Meters;

/// <summary>What the numbers of an instrument mean.</summary>
internal enum InstrumentRole
{
    /// <summary>Increments, of which the sum counts.</summary>
    Increment,

    /// <summary>Readings of a total.</summary>
    Total,

    /// <summary>Changes up and down of a level.</summary>
    Change,

    /// <summary>Readings of a level, of which the last one counts.</summary>
    Level,

    /// <summary>Observations, which all count.</summary>
    Observation,
}
