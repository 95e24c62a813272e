namespace MetricsTools.Statistics;

/// <summary>
/// The nine sample quantiles of Hyndman and Fan ("Sample quantiles in statistical packages", The American Statistician 50, 1996), by their numbers there and in R.
/// </summary>
/// <remarks>
/// With the sorted values x[1]..x[n] and the probability p, the position is <c>h = n p + m</c>, j its whole part and g its fraction.
/// Types 1 to 3 choose x[j] or x[j+1]; types 4 to 9 give <c>(1 - g) x[j] + g x[j+1]</c>. Places outside 1..n take the nearest value.
/// </remarks>
public enum QuantileType
{
    /// <summary>m = 0; x[j] when g = 0, else x[j+1]: the inverse of the empirical distribution function.</summary>
    InverseOfEmpiricalDistribution = 1,

    /// <summary>m = 0; the average of x[j] and x[j+1] when g = 0, else x[j+1].</summary>
    AveragedInverseOfEmpiricalDistribution = 2,

    /// <summary>m = -1/2; x[j] when g = 0 and j is even, else x[j+1]: the closest observation (SAS).</summary>
    ClosestObservation = 3,

    /// <summary>m = 0: linear interpolation of the empirical distribution function.</summary>
    LinearEmpiricalDistribution = 4,

    /// <summary>m = 1/2: linear between the midpoints of the steps (Hazen 1914).</summary>
    Hazen = 5,

    /// <summary>m = p: positions of the expected order statistics of a uniform distribution (Weibull 1939; Minitab, SPSS).</summary>
    Weibull = 6,

    /// <summary>m = 1 - p: linear between the modes of the order statistics (Gumbel 1939; the default of R, NumPy and Excel). The default.</summary>
    Linear = 7,

    /// <summary>m = (p + 1) / 3: approximately unbiased for the median, whatever the distribution; recommended by Hyndman and Fan.</summary>
    MedianUnbiased = 8,

    /// <summary>m = p / 4 + 3 / 8: approximately unbiased for the mean when the values are normal (Blom 1958).</summary>
    NormalUnbiased = 9,
}
