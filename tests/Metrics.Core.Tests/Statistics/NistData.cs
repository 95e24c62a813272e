using System.Globalization;
using System.Numerics;

namespace MetricsTools.Statistics;

/// <summary>The univariate data sets of NIST's Statistical Reference Datasets, read, or generated where NIST defines them by a rule.</summary>
internal static class NistData
{
    public static double[] Of(string name) => name switch
    {
        "PiDigits" => PiDigits(5000),
        "NumAcc1" => [10000001, 10000003, 10000002],
        "NumAcc2" => Alternating(1.2, 1.1, 1.3),
        "NumAcc3" => Alternating(1000000.2, 1000000.1, 1000000.3),
        "NumAcc4" => Alternating(10000000.2, 10000000.1, 10000000.3),
        _ => Read(name),
    };

    private static double[] Read(string name) =>
    [
        .. File.ReadLines(DataFile.PathOf(name + ".txt"))
            .Where(line => line[0] != '#')
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture)),
    ];

    private static double[] Alternating(double first, double odd, double even) =>
        [first, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? odd : even)];

    // NIST's set has a 3 where pi has an 8 for its 957th digit, and the certified values are those of the set.
    private static double[] PiDigits(int count)
    {
        double[] digits = DigitsOfPi(count);
        digits[956] = 3;
        return digits;
    }

    // Machin 1706: pi = 16 arctan(1/5) - 4 arctan(1/239), in decimal fixed point with ten digits to spare.
    private static double[] DigitsOfPi(int count)
    {
        BigInteger unit = BigInteger.Pow(10, count + 9);
        BigInteger pi = (16 * ArcTangentOfInverse(5, unit)) - (4 * ArcTangentOfInverse(239, unit));
        return [.. pi.ToString(CultureInfo.InvariantCulture).Take(count).Select(digit => (double)(digit - '0'))];
    }

    private static BigInteger ArcTangentOfInverse(int x, BigInteger unit)
    {
        BigInteger power = unit / x;
        BigInteger sum = power;
        for (int odd = 3; !power.IsZero; odd += 2)
        {
            power /= -x * x;
            sum += power / odd;
        }

        return sum;
    }
}
