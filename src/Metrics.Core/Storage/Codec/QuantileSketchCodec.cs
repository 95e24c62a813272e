using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using MetricsTools.Statistics;

namespace MetricsTools.Storage.Codec;

/// <summary>Quantile sketches as bytes: about 45 for an hour of latencies, and 1 for none.</summary>
/// <remarks>
/// <para>A sketch is a byte (the scale, plus 8 when zeros, 16 when positive and 32 when negative values were counted, plus 64, the version), then what
/// it announces: the count of zeros as a variable number (LEB128); the positive buckets; the negative ones, by magnitude.</para>
/// <para>Buckets are the index of the first as a signed variable number, their count as a variable number, and <see cref="CountPacking"/>.
/// The first and the last are not empty. So equal sketches are equal bytes.</para>
/// </remarks>
public static class QuantileSketchCodec
{
    private const byte ScaleMask = 7;
    private const byte HasZeros = 8;
    private const byte HasPositive = 16;
    private const byte HasNegative = 32;
    private const byte VersionMask = 0xC0;
    private const byte Version = 0x40;

    // A byte of flags, the zeros, and twice an index and a count.
    private const int LongestHeader = 1 + 10 + (2 * (5 + 5));

    /// <summary>The most bytes that a sketch takes.</summary>
    public static int MaximumLength(QuantileSketch sketch)
    {
        _ = sketch ?? throw new ArgumentNullException(nameof(sketch));
        return LongestHeader + CountPacking.MaximumLength(sketch.Positive.Used(out _).Length) + CountPacking.MaximumLength(sketch.Negative.Used(out _).Length);
    }

    /// <summary>Writes a sketch and returns its length.</summary>
    /// <param name="sketch">The sketch.</param>
    /// <param name="destination">At least as long as <see cref="MaximumLength"/> says.</param>
    /// <exception cref="ArgumentException">The destination is too short, or the sketch holds 2^48 values or more.</exception>
    public static int Encode(QuantileSketch sketch, Span<byte> destination)
    {
        if (destination.Length < MaximumLength(sketch)) throw new ArgumentException("The destination is too short.", nameof(destination));
        if (sketch.Count > CountPacking.Most) throw new ArgumentException("A written sketch holds fewer than 2^48 values.", nameof(sketch));
        ReadOnlySpan<long> positive = sketch.Positive.Used(out int firstPositive);
        ReadOnlySpan<long> negative = sketch.Negative.Used(out int firstNegative);
        int head = Version | sketch.Scale;
        if (sketch.ZeroCount > 0) head |= HasZeros;
        if (!positive.IsEmpty) head |= HasPositive;
        if (!negative.IsEmpty) head |= HasNegative;
        ByteWriter writer = new(destination);
        writer.Byte((byte)head);
        if (sketch.ZeroCount > 0) writer.Variable((ulong)sketch.ZeroCount);
        EncodeBuckets(firstPositive, positive, ref writer);
        EncodeBuckets(firstNegative, negative, ref writer);
        return writer.Position;
    }

    /// <summary>Adds what a written sketch holds to a sketch, and returns the length of the written one.</summary>
    /// <param name="source">The written sketch; bytes after it do no harm.</param>
    /// <param name="sketch">What it is added to; a new sketch becomes the written one.</param>
    /// <exception cref="InvalidDataException">The data is damaged, or was written by a newer version; the sketch stays as it was.</exception>
    public static int AddTo(ReadOnlySpan<byte> source, QuantileSketch sketch)
    {
        _ = sketch ?? throw new ArgumentNullException(nameof(sketch));
        ByteReader reader = new(source);
        byte head = reader.Byte();
        if ((head & VersionMask) != Version || (head & ScaleMask) > SketchScale.Finest)
        {
            throw new InvalidDataException($"The data begins with {head}, which no sketch of this version does: it is damaged, or was written by a newer version.");
        }

        int scale = head & ScaleMask;
        long zeros = (head & HasZeros) == 0 ? 0 : CountPacking.Checked(reader.Variable());
        long[] rented = ArrayPool<long>.Shared.Rent(2 * SketchBuckets.Most);
        try
        {
            int firstPositive = 0;
            int firstNegative = 0;
            long count = zeros;
            Span<long> positive = rented.AsSpan(0, SketchBuckets.Most);
            Span<long> negative = rented.AsSpan(SketchBuckets.Most, SketchBuckets.Most);
            positive = positive.Slice(0, (head & HasPositive) == 0 ? 0 : DecodeBuckets(ref reader, scale, out firstPositive, positive, ref count));
            negative = negative.Slice(0, (head & HasNegative) == 0 ? 0 : DecodeBuckets(ref reader, scale, out firstNegative, negative, ref count));
            sketch.Add(scale, zeros, firstPositive, positive, firstNegative, negative, count);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }

        return reader.Position;
    }

    private static void EncodeBuckets(int first, ReadOnlySpan<long> counts, ref ByteWriter writer)
    {
        if (counts.IsEmpty) return;
        writer.Variable((long)first);
        writer.Variable((ulong)counts.Length);
        CountPacking.Encode(counts, ref writer);
    }

    private static int DecodeBuckets(ref ByteReader reader, int scale, out int first, Span<long> counts, ref long total)
    {
        long start = reader.SignedVariable();
        int length = reader.Count(counts.Length);
        int coarser = SketchScale.Finest - scale;
        if (start < SketchScale.LowestIndex >> coarser || start + length - 1 > SketchScale.HighestIndex >> coarser)
        {
            throw new InvalidDataException("The data is damaged: a sketch counts values that are no doubles.");
        }

        first = (int)start;
        CountPacking.Decode(ref reader, counts.Slice(0, length));
        total += Sum(counts.Slice(0, length));
        return length;
    }

    private static long Sum(ReadOnlySpan<long> counts)
    {
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(counts);
        Vector<long> sums = Vector<long>.Zero;
        foreach (Vector<long> vector in vectors) sums += vector;
        long sum = Vector.Dot(sums, Vector<long>.One);
        foreach (long count in counts.Slice(vectors.Length * Vector<long>.Count)) sum += count;
        return sum;
    }
}
