using System.Numerics;
using System.Runtime.InteropServices;

namespace MetricsTools.Storage.Codec;

/// <summary>What foretells the integers of a column, and what then remains of them.</summary>
/// <param name="Method">Straight, Line or Delta.</param>
/// <param name="Slope">The step of the line; 0 for Delta.</param>
internal readonly record struct IntegerPrediction(IntegerMethod Method, long Slope)
{
    private const int SlopeSamples = 15;

    /// <summary>The prediction that leaves the fewest bytes, and their number.</summary>
    /// <param name="offsets">The integers less the first.</param>
    /// <param name="residuals">Room for as many.</param>
    /// <param name="length">The length of the blocks.</param>
    public static IntegerPrediction Cheapest(ReadOnlySpan<long> offsets, Span<long> residuals, out int length)
    {
        length = 0;
        long slope = offsets.Length < 2 ? 0 : offsets[1];
        if (IsStraight(offsets, slope)) return new IntegerPrediction(IntegerMethod.Straight, slope);
        IntegerPrediction best = new(IntegerMethod.Line, 0);
        length = best.Measure(offsets, residuals, int.MaxValue);
        Try(new IntegerPrediction(IntegerMethod.Delta, 0), offsets, residuals, ref best, ref length);
        slope = LikelySlope(offsets);
        if (slope != 0) Try(new IntegerPrediction(IntegerMethod.Line, slope), offsets, residuals, ref best, ref length);
        return best;
    }

    /// <summary>Fills in what remains of each integer.</summary>
    public void Apply(ReadOnlySpan<long> offsets, Span<long> residuals)
    {
        if (Method == IntegerMethod.Delta)
        {
            Subtract(offsets.Slice(1), offsets, residuals.Slice(1));
            residuals[0] = residuals[1];
        }
        else if (Slope == 0)
        {
            offsets.CopyTo(residuals);
        }
        else
        {
            SubtractLine(offsets, residuals);
        }
    }

    private static void Try(IntegerPrediction tried, ReadOnlySpan<long> offsets, Span<long> residuals, ref IntegerPrediction best, ref int length)
    {
        int measured = tried.Measure(offsets, residuals, length);
        if (measured >= length) return;
        best = tried;
        length = measured;
    }

    private int Measure(ReadOnlySpan<long> offsets, Span<long> residuals, int enough)
    {
        Apply(offsets, residuals);
        int length = 0;
        long previousBase = 0;
        for (int start = 0; start < residuals.Length && length < enough; start += PackedBlock.Capacity)
        {
            PackedBlock block = PackedBlock.Plan(residuals.Slice(start, Math.Min(PackedBlock.Capacity, residuals.Length - start)), previousBase);
            previousBase = block.Base;
            length += block.Length;
        }

        return length;
    }

    private static void Subtract(ReadOnlySpan<long> left, ReadOnlySpan<long> right, Span<long> differences)
    {
        ReadOnlySpan<Vector<long>> lefts = MemoryMarshal.Cast<long, Vector<long>>(left);
        ReadOnlySpan<Vector<long>> rights = MemoryMarshal.Cast<long, Vector<long>>(right);
        Span<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(differences);
        for (int i = 0; i < lefts.Length; i++) vectors[i] = lefts[i] - rights[i];
        for (int i = lefts.Length * Vector<long>.Count; i < left.Length; i++) differences[i] = left[i] - right[i];
    }

    private void SubtractLine(ReadOnlySpan<long> offsets, Span<long> residuals)
    {
        Span<long> start = stackalloc long[Vector<long>.Count];
        for (int i = 0; i < start.Length; i++) start[i] = i * Slope;
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(offsets);
        Span<Vector<long>> results = MemoryMarshal.Cast<long, Vector<long>>(residuals);
        Vector<long> line = MemoryMarshal.Cast<long, Vector<long>>(start)[0], step = new(Slope * Vector<long>.Count);
        for (int i = 0; i < vectors.Length; i++, line += step) results[i] = vectors[i] - line;
        for (int i = vectors.Length * Vector<long>.Count; i < offsets.Length; i++) residuals[i] = offsets[i] - (i * Slope);
    }

    private static bool IsStraight(ReadOnlySpan<long> offsets, long slope)
    {
        long line = 0;
        foreach (long offset in offsets)
        {
            if (offset != line) return false;
            line += slope;
        }

        return true;
    }

    // The mean of the steps near the median of a few: gaps do not move it, and jitter averages out.
    private static long LikelySlope(ReadOnlySpan<long> offsets)
    {
        Span<long> few = stackalloc long[SlopeSamples];
        for (int i = 0; i < SlopeSamples; i++)
        {
            int place = 1 + (int)((long)i * (offsets.Length - 2) / (SlopeSamples - 1));
            few[i] = offsets[place] - offsets[place - 1];
        }

        long median = FewNumbers.Median(few);
        if (median is 0 or > int.MaxValue or < int.MinValue) return median;
        long low = Math.Min(median / 2, median * 3 / 2);
        long high = Math.Max(median / 2, median * 3 / 2);
        ReadOnlySpan<Vector<long>> nexts = MemoryMarshal.Cast<long, Vector<long>>(offsets.Slice(1));
        ReadOnlySpan<Vector<long>> befores = MemoryMarshal.Cast<long, Vector<long>>(offsets);
        Vector<long> lows = new(low), highs = new(high), sums = Vector<long>.Zero, counts = Vector<long>.Zero;
        for (int i = 0; i < nexts.Length; i++)
        {
            Vector<long> steps = nexts[i] - befores[i];
            Vector<long> isNear = Vector.GreaterThanOrEqual(steps, lows) & Vector.LessThanOrEqual(steps, highs);
            sums += steps & isNear;
            counts -= isNear;
        }

        long sum = Vector.Dot(sums, Vector<long>.One), count = Vector.Dot(counts, Vector<long>.One);
        for (int i = 1 + (nexts.Length * Vector<long>.Count); i < offsets.Length; i++)
        {
            long step = offsets[i] - offsets[i - 1];
            if (step < low || step > high) continue;
            sum += step;
            count++;
        }

        return (long)Math.Round((double)sum / count, MidpointRounding.ToEven);
    }
}
