using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MetricsTools.Statistics;

/// <summary>Counts of buckets that lie side by side; those that were never counted are zero.</summary>
internal sealed class SketchBuckets
{
    /// <summary>The most buckets between the lowest and the highest in use.</summary>
    public const int Most = 4096;

    private const int Fewest = 16;

    // Room that is kept for the next counts.
    private const int MostKept = 256;

    private long[] _counts = [];
    private int _first;

    /// <summary>How many values were counted.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            foreach (long count in _counts) total += count;
            return total;
        }
    }

    /// <summary>Counts one value, or changes nothing when that would make more than <see cref="Most"/> buckets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(int index)
    {
        long[] counts = _counts;
        int place = index - _first;
        if ((uint)place >= (uint)counts.Length) return TryAddOutside(index);
        counts[place]++;
        return true;
    }

    /// <summary>Adds counts of neighbours, or changes nothing when that would make more than <see cref="Most"/> buckets.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="counts">The counts; zeros at either end need no bucket.</param>
    public bool TryAdd(int first, ReadOnlySpan<long> counts)
    {
        counts = Trim(counts, out int unused);
        first += unused;
        if (counts.IsEmpty) return true;
        if (!TryCover(first, first + counts.Length - 1)) return false;
        Span<long> own = _counts.AsSpan(first - _first, counts.Length);
        Span<Vector<long>> ownVectors = MemoryMarshal.Cast<long, Vector<long>>(own);
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(counts);
        for (int i = 0; i < vectors.Length; i++) ownVectors[i] += vectors[i];
        for (int i = vectors.Length * Vector<long>.Count; i < counts.Length; i++) own[i] += counts[i];
        return true;
    }

    /// <summary>Counts magnitudes, or changes nothing when that would make more than <see cref="Most"/> buckets.</summary>
    /// <param name="values">Values of one sign, none of them zero.</param>
    /// <param name="low">The lowest index of them.</param>
    /// <param name="high">The highest index of them.</param>
    /// <param name="coarser">How many times the indices of the finest scale are halved.</param>
    public bool TryAdd(ReadOnlySpan<double> values, int low, int high, int coarser)
    {
        if (!TryCover(low, high)) return false;
        long[] counts = _counts;
        int first = _first;
        if (low == high)
        {
            counts[low - first] += values.Length;
            return true;
        }

        foreach (double value in values)
        {
            counts[(SketchScale.IndexOf((ulong)BitConverter.DoubleToInt64Bits(value) & long.MaxValue) >> coarser) - first]++;
        }

        return true;
    }

    /// <summary>Makes every two neighbours one, which halves the indices.</summary>
    public void Halve()
    {
        ReadOnlySpan<long> used = Used(out int first);
        if (used.IsEmpty)
        {
            Clear();
            return;
        }

        int low = first >> 1;
        long[] halved = new long[((first + used.Length - 1) >> 1) - low + 1];
        for (int i = 0; i < used.Length; i++) halved[((first + i) >> 1) - low] += used[i];
        _counts = halved;
        _first = low;
    }

    /// <summary>The counts from the lowest bucket in use to the highest.</summary>
    public ReadOnlySpan<long> Used(out int first)
    {
        ReadOnlySpan<long> used = Trim(_counts, out int unused);
        first = _first + unused;
        return used;
    }

    /// <summary>The magnitude at a rank, counted from zero.</summary>
    /// <param name="rank">Below <see cref="Total"/>.</param>
    /// <param name="scale">The scale of the indices.</param>
    public double ValueAt(long rank, int scale)
    {
        int place = -1;
        while (rank >= 0) rank -= _counts[++place];
        return SketchScale.Representative(_first + place, scale);
    }

    /// <summary>How many magnitudes lie at or below one; those of its own bucket in proportion to its place in it.</summary>
    public double Below(double magnitude, int scale)
    {
        if (magnitude == 0) return 0;
        if (double.IsInfinity(magnitude)) return Total;
        int index = SketchScale.IndexOf((ulong)BitConverter.DoubleToInt64Bits(magnitude)) >> (SketchScale.Finest - scale);
        int place = index - _first;
        if (place < 0) return 0;
        if (place >= _counts.Length) return Total;
        long below = 0;
        for (int i = 0; i < place; i++) below += _counts[i];
        double within = ((magnitude / SketchScale.LowerBound(index, scale)) - 1) / SketchScale.Growth(scale);
        return below + (_counts[place] * Math.Max(0, Math.Min(1, within)));
    }

    /// <summary>Forgets all counts.</summary>
    public void Clear()
    {
        if (_counts.Length > MostKept) _counts = [];
        else Array.Clear(_counts, 0, _counts.Length);
        _first = 0;
    }

    private static ReadOnlySpan<long> Trim(ReadOnlySpan<long> counts, out int unused)
    {
        int start = 0;
        int end = counts.Length;
        while (end > 0 && counts[end - 1] == 0) end--;
        while (start < end && counts[start] == 0) start++;
        unused = start;
        return counts.Slice(start, end - start);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryAddOutside(int index)
    {
        if (!TryCover(index, index)) return false;
        _counts[index - _first]++;
        return true;
    }

    // Doubles the room on the side on which it lacks.
    private bool TryCover(int low, int high)
    {
        if (low >= _first && high < _first + _counts.Length) return true;
        ReadOnlySpan<long> used = Used(out int first);
        bool isUpward = used.IsEmpty || low >= first;
        if (!used.IsEmpty)
        {
            low = Math.Min(low, first);
            high = Math.Max(high, first + used.Length - 1);
        }

        int needed = high - low + 1;
        if (needed > Most) return false;
        if (used.IsEmpty && needed <= _counts.Length)
        {
            _first = low;
            return true;
        }

        int room = Fewest;
        while (room < needed) room *= 2;
        long[] counts = new long[room];
        int start = isUpward ? low : high + 1 - room;
        if (!used.IsEmpty) used.CopyTo(counts.AsSpan(first - start));
        _counts = counts;
        _first = start;
        return true;
    }
}
