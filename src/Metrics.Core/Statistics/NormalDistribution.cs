using MathNet.Numerics;

namespace MetricsTools.Statistics;

/// <summary>The standard normal distribution.</summary>
/// <remarks>Error: 1e-13 relative, in the tails too, down to the smallest normal double. Cost: about 50 ns; the library behind it is loaded on first use.</remarks>
public static class NormalDistribution
{
    private const double SquareRootOfTwo = 1.4142135623730951;
    private const double SquareRootOfTwoPi = 2.5066282746310002;

    /// <summary>The density at z, <c>exp(-z^2 / 2) / sqrt(2 pi)</c>.</summary>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / SquareRootOfTwoPi;

    /// <summary>The probability of a value above z.</summary>
    public static double UpperTail(double z) => 0.5 * SpecialFunctions.Erfc(z / SquareRootOfTwo);

    /// <summary>The value that is exceeded with a probability: 1.96 for 0.025; infinite for 0 and 1.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no probability.</exception>
    public static double UpperQuantile(double probability)
    {
        Require.Probability(probability, nameof(probability));
        return SquareRootOfTwo * SpecialFunctions.ErfcInv(2 * probability);
    }
}
