using System.Numerics;
using System.Runtime.InteropServices;

namespace MetricsTools.Storage.Blocks;

/// <summary>What times and values have to be, whatever the bytes say that they were decoded from. Cost: some tenths of a nanosecond each.</summary>
internal static class Sound
{
    private const long ExponentBits = 0x7FF0_0000_0000_0000;

    /// <summary>Whether no time is before the one before it.</summary>
    /// <param name="times">At least one.</param>
    public static bool AreInOrder(ReadOnlySpan<long> times)
    {
        ReadOnlySpan<long> next = times.Slice(1);
        ReadOnlySpan<Vector<long>> befores = MemoryMarshal.Cast<long, Vector<long>>(times), afters = MemoryMarshal.Cast<long, Vector<long>>(next);
        for (int i = 0; i < afters.Length; i++)
        {
            if (Vector.LessThanAny(afters[i], befores[i])) return false;
        }

        for (int i = afters.Length * Vector<long>.Count; i < next.Length; i++)
        {
            if (next[i] < times[i]) return false;
        }

        return true;
    }

    /// <summary>Whether all values are numbers, and none is infinite.</summary>
    public static bool AreFinite(ReadOnlySpan<double> values)
    {
        Vector<long> exponents = new(ExponentBits);
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<double, Vector<long>>(values);
        foreach (Vector<long> vector in vectors)
        {
            if (Vector.EqualsAny(vector & exponents, exponents)) return false;
        }

        foreach (double value in values.Slice(vectors.Length * Vector<long>.Count))
        {
            if (double.IsNaN(value) || double.IsInfinity(value)) return false;
        }

        return true;
    }
}
