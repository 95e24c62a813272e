using System.Numerics;
using System.Runtime.InteropServices;

namespace MetricsTools.Storage.Codec;

/// <summary>Doubles as integers over a power of ten, wherever that gives the same bits back.</summary>
/// <remarks>
/// As ALP finds the decimals that doubles stand for (Afroozeh, Kuffo and Boncz, "ALP: Adaptive lossless floating-point compression", 2023), but by division,
/// which IEEE 754 rounds correctly: integer / 10^e is the double nearest to the decimal, so the smallest e is the number of decimals that were written.
/// Integers are below 2^51 in magnitude, where adding 1.5 * 2^52 leaves them in the low bits of a double.
/// </remarks>
internal static class DecimalScale
{
    /// <summary>The highest exponent: 10^22 is the largest power of ten that is a double.</summary>
    public const int Highest = 22;

    /// <summary>Integers are below this.</summary>
    public const double Limit = 2_251_799_813_685_248;

    private const double Magic = 3 * Limit;
    private const int Samples = 32;

    // What a double that is no such integer costs in bits, and a digit more of all others.
    private const double ExceptionCost = 80;
    private const double DigitCost = 3.33;

    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>A power of ten.</summary>
    /// <param name="exponent">From 0 to <see cref="Highest"/>.</param>
    public static double PowerOf(int exponent) => Powers[exponent];

    /// <summary>Finds the exponent that suits the values best; -1 when none does.</summary>
    /// <param name="values">At least one value.</param>
    public static int Choose(ReadOnlySpan<double> values)
    {
        Span<int> needs = stackalloc int[Highest + 2];
        needs.Clear();
        int samples = Math.Min(values.Length, Samples);
        for (int i = 0; i < samples; i++) needs[Need(values[(int)((long)i * values.Length / samples)], 0)]++;
        return Cheapest(needs, samples, 0);
    }

    /// <summary>Turns the values into integers.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="exponent">The exponent to begin with; a higher one is taken where it suits better. Afterwards the one in use.</param>
    /// <param name="integers">Receives them; for an exception, which no integer stands for, the one before.</param>
    /// <param name="exceptions">Receives the places of exceptions, in order.</param>
    /// <returns>The number of exceptions; -1 when there is no room for them, or no exponent suits.</returns>
    public static int Scale(ReadOnlySpan<double> values, ref int exponent, Span<long> integers, Span<int> exceptions)
    {
        Span<int> needs = stackalloc int[Highest + 2];
        while (true)
        {
            int count = Scale(values, exponent, integers, exceptions);
            if (count == 0) return 0;
            if (count < 0) return -1;
            needs.Clear();
            needs[exponent] = values.Length - count;
            foreach (int place in exceptions.Slice(0, count)) needs[Need(values[place], exponent + 1)]++;
            int better = Cheapest(needs, values.Length, exponent);
            if (better < 0) return -1;
            if (better == exponent)
            {
                foreach (int place in exceptions.Slice(0, count)) integers[place] = place == 0 ? 0 : integers[place - 1];
                return count;
            }

            exponent = better;
        }
    }

    /// <summary>Turns integers, which lie in the memory of the values, back into the values.</summary>
    /// <exception cref="InvalidDataException">There is no such exponent, or an integer is out of range.</exception>
    public static void Restore(Span<double> values, int exponent)
    {
        if (exponent is < 0 or > Highest) throw new InvalidDataException("The data is damaged: values have too many decimals.");
        double power = Powers[exponent];
        Vector<double> powers = new(power);
        Vector<double> magic = new(Magic);
        Vector<long> magicBits = new(BitConverter.DoubleToInt64Bits(Magic));
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        CheckIntegers(MemoryMarshal.Cast<double, long>(values));
        if (exponent == 0)
        {
            // A division by 1 changes nothing and is what takes longest.
            for (int i = 0; i < vectors.Length; i++) vectors[i] = Vector.AsVectorDouble(Vector.AsVectorInt64(vectors[i]) + magicBits) - magic;
        }
        else
        {
            for (int i = 0; i < vectors.Length; i++) vectors[i] = (Vector.AsVectorDouble(Vector.AsVectorInt64(vectors[i]) + magicBits) - magic) / powers;
        }

        for (int i = vectors.Length * Vector<double>.Count; i < values.Length; i++) values[i] = Restore(BitConverter.DoubleToInt64Bits(values[i]), power);
    }

    /// <summary>Refuses integers unless all are from minus <see cref="Limit"/> to below it.</summary>
    /// <exception cref="InvalidDataException">One is not.</exception>
    public static void CheckIntegers(ReadOnlySpan<long> integers)
    {
        // Those in range are from 0 to below twice the limit then, without higher bits.
        Vector<long> limit = new((long)Limit), bits = Vector<long>.Zero;
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(integers);
        foreach (Vector<long> vector in vectors) bits |= vector + limit;
        long union = 0;
        for (int i = 0; i < Vector<long>.Count; i++) union |= bits[i];
        foreach (long integer in integers.Slice(vectors.Length * Vector<long>.Count)) union |= integer + (long)Limit;
        if ((ulong)union >= 2 * (ulong)Limit) throw new InvalidDataException("The data is damaged: a number has too many digits.");
    }

    private static double Restore(long integer, double power) =>
        (BitConverter.Int64BitsToDouble(integer + BitConverter.DoubleToInt64Bits(Magic)) - Magic) / power;

    private static int Scale(ReadOnlySpan<double> values, int exponent, Span<long> integers, Span<int> exceptions)
    {
        double power = Powers[exponent];
        Vector<double> powers = new(power);
        Vector<double> limit = new(Limit);
        Vector<double> magic = new(Magic);
        Vector<long> magicBits = new(BitConverter.DoubleToInt64Bits(Magic));
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<Vector<long>> results = MemoryMarshal.Cast<long, Vector<long>>(integers);
        int count = 0;
        for (int i = 0; i < vectors.Length; i++)
        {
            Vector<double> shifted = (vectors[i] * powers) + magic;
            Vector<double> whole = shifted - magic;
            results[i] = Vector.AsVectorInt64(shifted) - magicBits;
            Vector<long> same = Vector.Equals(Vector.AsVectorInt64(whole / powers), Vector.AsVectorInt64(vectors[i]));
            if (Vector.EqualsAll(same & Vector.LessThan(Vector.Abs(whole), limit), new Vector<long>(-1))) continue;
            int start = i * Vector<double>.Count;
            if (!CollectExceptions(values, start, start + Vector<double>.Count, power, integers, exceptions, ref count)) return -1;
        }

        return CollectExceptions(values, vectors.Length * Vector<double>.Count, values.Length, power, integers, exceptions, ref count) ? count : -1;
    }

    private static bool CollectExceptions(ReadOnlySpan<double> values, int start, int end, double power, Span<long> integers, Span<int> exceptions, ref int count)
    {
        for (int i = start; i < end; i++)
        {
            if (IsWhole(values[i], power, out integers[i])) continue;
            if (count == exceptions.Length) return false;
            exceptions[count++] = i;
        }

        return true;
    }

    private static bool IsWhole(double value, double power, out long integer)
    {
        double shifted = (value * power) + Magic;
        double whole = shifted - Magic;
        integer = BitConverter.DoubleToInt64Bits(shifted) - BitConverter.DoubleToInt64Bits(Magic);
        return Math.Abs(whole) < Limit && BitConverter.DoubleToInt64Bits(whole / power) == BitConverter.DoubleToInt64Bits(value);
    }

    // The lowest exponent of a value; one past the highest when there is none.
    private static int Need(double value, int from)
    {
        for (int exponent = from; exponent <= Highest && Math.Abs(value * Powers[exponent]) < Limit; exponent++)
        {
            if (IsWhole(value, Powers[exponent], out _)) return exponent;
        }

        return Highest + 1;
    }

    private static int Cheapest(ReadOnlySpan<int> needs, int count, int from)
    {
        int best = -1;
        double least = count * 56.0;
        int covered = 0;
        for (int exponent = 0; exponent <= Highest; exponent++)
        {
            covered += needs[exponent];
            if (exponent < from) continue;
            double cost = (count * DigitCost * (exponent - from)) + ((count - covered) * ExceptionCost);
            if (cost >= least) continue;
            least = cost;
            best = exponent;
        }

        return best;
    }
}
