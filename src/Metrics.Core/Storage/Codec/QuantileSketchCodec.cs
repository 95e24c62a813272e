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
        ByteWriter writer = new(destination);
        SketchShape shape = SketchShape.Of(sketch);
        writer.Byte((byte)shape.Head);
        if (shape.Zeros > 0) writer.Variable((ulong)shape.Zeros);
        EncodeBuckets(shape.Positive, sketch.Positive, ref writer);
        EncodeBuckets(shape.Negative, sketch.Negative, ref writer);
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
        long zeros = SketchShape.HasZeros(head) ? CountPacking.Checked(reader.Variable()) : 0;
        long[] rented = ArrayPool<long>.Shared.Rent(2 * SketchBuckets.Most);
        try
        {
            SketchRun positive = DecodeBuckets(ref reader, SketchShape.HasPositive(head), rented.AsSpan(0, SketchBuckets.Most));
            SketchRun negative = DecodeBuckets(ref reader, SketchShape.HasNegative(head), rented.AsSpan(SketchBuckets.Most));
            Add(new SketchShape(head, zeros, positive, negative), rented, sketch);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }

        return reader.Position;
    }

    /// <summary>Writes the counts of a sketch without its shape, and returns their length. A sketch of one bucket has none: the number of its values says it.</summary>
    internal static int EncodeCounts(QuantileSketch sketch, in SketchShape shape, Span<byte> destination)
    {
        ByteWriter writer = new(destination);
        if (shape.IsOneBucket) return 0;
        CountPacking.Encode(sketch.Positive.Used(out _), ref writer);
        CountPacking.Encode(sketch.Negative.Used(out _), ref writer);
        return writer.Position;
    }

    /// <summary>The length of the counts of a sketch of some shape, at the beginning of some bytes.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    internal static int LengthOfCounts(in SketchShape shape, ReadOnlySpan<byte> source)
    {
        ByteReader reader = new(source);
        if (shape.IsOneBucket) return 0;
        CountPacking.Pass(ref reader, shape.Positive.Length);
        CountPacking.Pass(ref reader, shape.Negative.Length);
        return reader.Position;
    }

    /// <summary>Adds a sketch whose counts were written without its shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="total">The number of its values, which its counts have to make.</param>
    /// <param name="counts">What <see cref="EncodeCounts"/> wrote.</param>
    /// <param name="sketch">What it is added to.</param>
    /// <exception cref="InvalidDataException">The data is damaged; the sketch stays as it was.</exception>
    internal static void AddTo(in SketchShape shape, long total, ReadOnlySpan<byte> counts, QuantileSketch sketch)
    {
        long[] rented = ArrayPool<long>.Shared.Rent(2 * SketchBuckets.Most);
        try
        {
            ByteReader reader = new(counts);
            if (shape.IsOneBucket)
            {
                rented[0] = rented[SketchBuckets.Most] = total;
            }
            else
            {
                CountPacking.Decode(ref reader, rented.AsSpan(0, shape.Positive.Length));
                CountPacking.Decode(ref reader, rented.AsSpan(SketchBuckets.Most, shape.Negative.Length));
            }

            Add(shape, rented, sketch, total);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    private static void EncodeBuckets(SketchRun run, SketchBuckets buckets, ref ByteWriter writer)
    {
        if (run.Length == 0) return;
        writer.Variable((long)run.First);
        writer.Variable((ulong)run.Length);
        CountPacking.Encode(buckets.Used(out _), ref writer);
    }

    private static SketchRun DecodeBuckets(ref ByteReader reader, bool areThere, Span<long> counts)
    {
        if (!areThere) return default;
        SketchRun run = SketchRun.Of(reader.SignedVariable(), reader.Count(counts.Length));
        CountPacking.Decode(ref reader, counts.Slice(0, run.Length));
        return run;
    }

    private static void Add(in SketchShape shape, Span<long> counts, QuantileSketch sketch, long? total = null)
    {
        shape.Check();
        ReadOnlySpan<long> positive = counts.Slice(0, shape.Positive.Length), negative = counts.Slice(SketchBuckets.Most, shape.Negative.Length);
        long count = shape.Zeros + Sum(positive) + Sum(negative);
        if (count != (total ?? count)) throw new InvalidDataException("The data is damaged: a sketch does not count as many values as there are.");
        sketch.Add(shape.Scale, shape.Zeros, shape.Positive.First, positive, shape.Negative.First, negative, count);
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
