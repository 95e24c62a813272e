using System.Numerics;

namespace MetricsTools.Statistics;

/// <summary>Arithmetic on doubles as the fractions they are: slow, simple, and without any rounding but the last.</summary>
internal readonly record struct Exact(BigInteger Numerator, BigInteger Denominator)
{
    public static Exact Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = bits & ((1L << 52) - 1);
        if (exponent == 0) exponent = 1;
        else mantissa += BigInteger.One << 52;
        return new Exact(bits < 0 ? -mantissa : mantissa, 1) * PowerOfTwo(exponent - 1075);
    }

    public static Exact Sum(IEnumerable<double> values)
    {
        BigInteger units = BigInteger.Zero;
        foreach (double value in values)
        {
            Exact exact = Of(value);
            units += exact.Numerator * (BigInteger.One << 1074) / exact.Denominator;
        }

        return new Exact(units, BigInteger.One << 1074);
    }

    public static Exact CentredProducts(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Exact mean)
    {
        BigInteger sum = BigInteger.Zero;
        for (int i = 0; i < left.Length; i++)
        {
            sum += Scaled(left[i]) * Scaled(right[i]);
        }

        BigInteger unit = mean.Denominator << 1074;
        return new Exact(sum, unit * unit);

        BigInteger Scaled(double value)
        {
            Exact deviation = Of(value) - mean;
            return deviation.Numerator * (mean.Denominator << 1074) / deviation.Denominator;
        }
    }

    public static Exact operator +(Exact a, Exact b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Exact operator -(Exact a, Exact b) => a + new Exact(-b.Numerator, b.Denominator);

    public static Exact operator *(Exact a, Exact b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Exact operator /(Exact a, Exact b) =>
        new(a.Numerator * b.Denominator * b.Numerator.Sign, a.Denominator * BigInteger.Abs(b.Numerator));

    public static bool operator <=(Exact a, Exact b) => a.Numerator * b.Denominator <= b.Numerator * a.Denominator;

    public static bool operator >=(Exact a, Exact b) => b <= a;

    /// <summary>The nearest double, ties to even, found by bisection of the ordered doubles.</summary>
    public double Round()
    {
        if (Numerator.Sign < 0) return -new Exact(-Numerator, Denominator).Round();
        long low = 0;
        long high = 0x7FF0_0000_0000_0000;
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (Of(BitConverter.Int64BitsToDouble(middle)) <= this) low = middle;
            else high = middle;
        }

        // The pattern of infinity, read as a finite number, is the power of two that would follow the largest double.
        Exact upper = high == 0x7FF0_0000_0000_0000 ? PowerOfTwo(1024) : Of(BitConverter.Int64BitsToDouble(high));
        Exact middleValue = (Of(BitConverter.Int64BitsToDouble(low)) + upper) * new Exact(1, 2);
        bool isUp = this >= middleValue && (!(this <= middleValue) || (low & 1) != 0);
        return BitConverter.Int64BitsToDouble(isUp ? high : low);
    }

    /// <summary>The distance of a double from this number, in units in the double's last place.</summary>
    public double UlpsFrom(double value)
    {
        double ulp = Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
        return Math.Abs(((Of(value) - this) / Of(ulp)).Round());
    }

    /// <summary>The square root, to far below the last place of a double.</summary>
    public Exact SquareRoot()
    {
        BigInteger target = (Numerator << 400) / Denominator;
        BigInteger root = BigInteger.One << (int)((target.GetBitLength() / 2) + 1);
        for (BigInteger next = root; ;)
        {
            next = (root + (target / root)) / 2;
            if (next >= root) return new Exact(root, BigInteger.One << 200);
            root = next;
        }
    }

    private static Exact PowerOfTwo(int exponent) =>
        exponent < 0 ? new(1, BigInteger.One << -exponent) : new(BigInteger.One << exponent, 1);
}
