#if NET
using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace MetricsTools.Storage.Codec;

/// <summary>The counts of neighbouring buckets, most of them small, near zero at both ends and larger in the middle.</summary>
/// <remarks>
/// Counts come in groups of eight, the last of what is left, and groups in pairs. A pair is a byte with the code of the first group in its low half and
/// that of the second in its high half (0 where there is none), then both groups as <see cref="BitPacking"/> in one lane. Code c is a width of c bits up
/// to 12, then 16, 24 and 48 bits. A pair without any count is a byte 0 and a byte that says how many more such pairs follow, at most 255.
/// </remarks>
internal static class CountPacking
{
    /// <summary>The highest count.</summary>
    public const long Most = (1L << 48) - 1;

    private const int GroupLength = 8;
    private const int PairLength = 2 * GroupLength;

    private static readonly byte[] Widths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 24, 48];

    /// <summary>The most bytes that some counts take.</summary>
    public static int MaximumLength(int count) => ((count + PairLength - 1) / PairLength * 2) + (count * sizeof(long));

    /// <summary>Refuses a count above <see cref="Most"/>.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public static long Checked(ulong count) =>
        count <= Most ? (long)count : throw new InvalidDataException("The data is damaged: a sketch counts more than there can be.");

    /// <summary>Writes counts from 0 to <see cref="Most"/>.</summary>
    public static void Encode(ReadOnlySpan<long> counts, ref ByteWriter writer)
    {
        while (!counts.IsEmpty)
        {
            ReadOnlySpan<long> first = Next(ref counts);
            ReadOnlySpan<long> second = Next(ref counts);
            int firstCode = Code(first);
            int secondCode = Code(second);
            writer.Byte((byte)(firstCode | (secondCode << 4)));
            if (firstCode + secondCode == 0)
            {
                writer.Byte(PassEmptyPairs(ref counts));
                continue;
            }

            BitPacking.PackRow(first, 0, Widths[firstCode], writer.Take(BitPacking.Length(first.Length, Widths[firstCode])));
            BitPacking.PackRow(second, 0, Widths[secondCode], writer.Take(BitPacking.Length(second.Length, Widths[secondCode])));
        }
    }

    /// <summary>Reads counts.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public static void Decode(ref ByteReader reader, Span<long> counts)
    {
        while (!counts.IsEmpty)
        {
            byte codes = ReadCodes(ref reader, counts.Length, out int empty);
            if (empty > 0)
            {
                counts.Slice(0, empty).Clear();
                counts = counts.Slice(empty);
                continue;
            }

            counts = counts.Slice(DecodeGroup(ref reader, Widths[codes & 15], counts));
            counts = counts.Slice(DecodeGroup(ref reader, Widths[codes >> 4], counts));
        }
    }

    /// <summary>Passes over counts.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public static void Pass(ref ByteReader reader, int count)
    {
        while (count > 0)
        {
            byte codes = ReadCodes(ref reader, count, out int empty);
            if (empty > 0)
            {
                count -= empty;
                continue;
            }

            int first = Math.Min(GroupLength, count), second = Math.Min(GroupLength, count - first);
            _ = reader.Take(BitPacking.Length(first, Widths[codes & 15]));
            _ = reader.Take(BitPacking.Length(second, Widths[codes >> 4]));
            count -= first + second;
        }
    }

    // The codes of a pair, or the number of counts of pairs without any.
    private static byte ReadCodes(ref ByteReader reader, int left, out int empty)
    {
        byte codes = reader.Byte();
        int pairs = codes == 0 ? 1 + reader.Byte() : 0;
        empty = Math.Min(left, PairLength * pairs);
        if (PairLength * (pairs - 1) < left && (left > GroupLength || codes >> 4 == 0)) return codes;
        throw new InvalidDataException("The data is damaged: there are groups of more counts than a sketch has.");
    }

    private static int DecodeGroup(ref ByteReader reader, int width, Span<long> counts)
    {
        int length = Math.Min(GroupLength, counts.Length);
#if NET
        if (length == GroupLength && width <= 8 && Bmi2.X64.IsSupported && Avx2.IsSupported && reader.Rest.Length >= sizeof(ulong))
        {
            // Eight counts of so many bits are so many bytes: each count moves into a byte of its own.
            ulong packed = BinaryPrimitives.ReadUInt64LittleEndian(reader.Rest);
            _ = reader.Take(width);
            ulong spread = Bmi2.X64.ParallelBitDeposit(packed, Bits.Mask(width) * 0x0101_0101_0101_0101);
            Avx2.ConvertToVector256Int64(Vector128.CreateScalarUnsafe(spread).AsByte()).CopyTo(counts);
            Avx2.ConvertToVector256Int64(Vector128.CreateScalarUnsafe(spread >> 32).AsByte()).CopyTo(counts.Slice(GroupLength / 2));
            return GroupLength;
        }
#endif
        BitPacking.UnpackRow(reader.Take(BitPacking.Length(length, width)), width, 0, 0, counts.Slice(0, length));
        return length;
    }

    private static ReadOnlySpan<long> Next(ref ReadOnlySpan<long> counts)
    {
        ReadOnlySpan<long> group = counts.Slice(0, Math.Min(GroupLength, counts.Length));
        counts = counts.Slice(group.Length);
        return group;
    }

    private static byte PassEmptyPairs(ref ReadOnlySpan<long> counts)
    {
        byte pairs = 0;
        while (pairs < byte.MaxValue && !counts.IsEmpty)
        {
            ReadOnlySpan<long> rest = counts;
            if (Code(Next(ref rest)) + Code(Next(ref rest)) != 0) break;
            counts = rest;
            pairs++;
        }

        return pairs;
    }

    private static int Code(ReadOnlySpan<long> group)
    {
        long union = 0;
        foreach (long count in group) union |= count;
        int code = 0;
        while (Widths[code] < Bits.Length((ulong)union)) code++;
        return code;
    }
}
