using System.Buffers.Binary;
#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace MetricsTools.Storage.Codec;

/// <summary>Unsigned integers of one width, without gaps between them.</summary>
/// <remarks>
/// The bits fill one lane or four. Number i is in lane i mod lanes, at bit (i div lanes) * width of that lane, lowest bit first; a lane is a row of
/// 32-bit words, lowest byte first, and word w of lane l is word w * lanes + l of the packed bytes. There are four lanes when
/// <see cref="FullCount"/> numbers of at most 32 bits are packed, so that vector instructions unpack them (Lemire and Boytsov, "Decoding billions of
/// integers per second through vectorization", 2015), and one otherwise, which makes a plain row of bits.
/// </remarks>
internal static class BitPacking
{
    /// <summary>How many numbers fill four lanes.</summary>
    public const int FullCount = 128;

    private const int LaneCount = 4;

    /// <summary>The number of bytes of a count of numbers.</summary>
    public static int Length(int count, int width) => (int)((((long)count * width) + 7) / 8);

    /// <summary>Packs the lowest bits of numbers, less an origin.</summary>
    /// <param name="numbers">At most <see cref="FullCount"/> numbers.</param>
    /// <param name="origin">What is taken from each.</param>
    /// <param name="width">From 0 to 64.</param>
    /// <param name="packed">Receives them: exactly as long as <see cref="Length"/> says.</param>
    public static void Pack(ReadOnlySpan<long> numbers, long origin, int width, Span<byte> packed)
    {
        if (width == 0) return;
        if (IsInLanes(numbers.Length, width))
        {
            for (int lane = 0; lane < LaneCount; lane++) PackLane(numbers.Slice(lane), origin, width, packed.Slice(lane * sizeof(uint)));
        }
        else
        {
            PackRow(numbers, origin, width, packed);
        }
    }

    /// <summary>Unpacks numbers: each is shifted left, then an addend is added.</summary>
    /// <param name="packed">Exactly as long as <see cref="Length"/> says.</param>
    /// <param name="width">From 0 to 64.</param>
    /// <param name="shift">From 0 to 63.</param>
    /// <param name="addend">What is added to each.</param>
    /// <param name="numbers">Receives them.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, int shift, long addend, Span<long> numbers)
    {
        if (width == 0)
        {
            numbers.Fill(addend);
        }
        else if (!IsInLanes(numbers.Length, width))
        {
            UnpackRow(packed, width, shift, addend, numbers);
        }
#if NET
        else if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            UnpackVectors(packed, width, shift, addend, numbers);
        }
#endif
        else
        {
            for (int lane = 0; lane < LaneCount; lane++) UnpackLane(packed.Slice(lane * sizeof(uint)), width, shift, addend, numbers.Slice(lane));
        }
    }

    private static bool IsInLanes(int count, int width) => count == FullCount && width <= 32;

    private static void PackLane(ReadOnlySpan<long> numbers, long origin, int width, Span<byte> packed)
    {
        ulong mask = Bits.Mask(width);
        ulong word = 0;
        int used = 0;
        int place = 0;
        for (int i = 0; i < numbers.Length; i += LaneCount)
        {
            word |= ((ulong)(numbers[i] - origin) & mask) << used;
            used += width;
            if (used < 32) continue;
            BinaryPrimitives.WriteUInt32LittleEndian(packed.Slice(place), (uint)word);
            place += LaneCount * sizeof(uint);
            word >>= 32;
            used -= 32;
        }
    }

    private static void UnpackLane(ReadOnlySpan<byte> packed, int width, int shift, long addend, Span<long> numbers)
    {
        ulong mask = Bits.Mask(width);
        ulong word = 0;
        int held = 0;
        int place = 0;
        for (int i = 0; i < numbers.Length; i += LaneCount)
        {
            if (held < width)
            {
                word |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(packed.Slice(place)) << held;
                place += LaneCount * sizeof(uint);
                held += 32;
            }

            numbers[i] = (long)((word & mask) << shift) + addend;
            word >>= width;
            held -= width;
        }
    }

    public static void PackRow(ReadOnlySpan<long> numbers, long origin, int width, Span<byte> packed)
    {
        ulong mask = Bits.Mask(width);
        ulong word = 0;
        int used = 0;
        int place = 0;
        foreach (long number in numbers)
        {
            ulong bits = (ulong)(number - origin) & mask;
            word |= bits << used;
            used += width;
            if (used < 64) continue;
            BinaryPrimitives.WriteUInt64LittleEndian(packed.Slice(place), word);
            place += sizeof(ulong);
            used -= 64;
            word = used == 0 ? 0 : bits >> (width - used);
        }

        for (; used > 0; used -= 8, word >>= 8) packed[place++] = (byte)word;
    }

    public static void UnpackRow(ReadOnlySpan<byte> packed, int width, int shift, long addend, Span<long> numbers)
    {
        ulong mask = Bits.Mask(width);
        int bit = 0;
        for (int i = 0; i < numbers.Length; i++, bit += width)
        {
            int place = bit >> 3;
            int offset = bit & 7;
            ulong bits = Word(packed, place) >> offset;
            if (offset + width > 64) bits |= (ulong)packed[place + sizeof(ulong)] << (64 - offset);
            numbers[i] = (long)((bits & mask) << shift) + addend;
        }
    }

    private static ulong Word(ReadOnlySpan<byte> packed, int place)
    {
        if (place + sizeof(ulong) <= packed.Length) return BinaryPrimitives.ReadUInt64LittleEndian(packed.Slice(place));
        ulong word = 0;
        for (int i = packed.Length - 1; i >= place; i--) word = (word << 8) | packed[i];
        return word;
    }

#if NET
    // Four numbers a step, one of each lane; a number that begins in one word ends in the next.
    private static void UnpackVectors(ReadOnlySpan<byte> packed, int width, int shift, long addend, Span<long> numbers)
    {
        ReadOnlySpan<Vector128<uint>> words = MemoryMarshal.Cast<byte, Vector128<uint>>(packed).Slice(0, width);
        Span<Vector256<long>> results = MemoryMarshal.Cast<long, Vector256<long>>(numbers).Slice(0, FullCount / LaneCount);
        ref Vector128<uint> word = ref MemoryMarshal.GetReference(words);
        Vector128<uint> mask = Vector128.Create((uint)Bits.Mask(width));
        Vector256<long> added = Vector256.Create(addend);
        Vector128<uint> current = word;
        int next = 1;
        int used = 0;
        for (int i = 0; i < results.Length; i++)
        {
            Vector128<uint> bits = current >>> used;
            used += width;
            if (used >= 32)
            {
                used -= 32;
                if (next < width) current = Unsafe.Add(ref word, next++);
                if (used > 0) bits |= current << (width - used);
            }

            Vector256<long> wide = Vector256.WidenLower((bits & mask).ToVector256Unsafe()).AsInt64();
            results[i] = (wide << shift) + added;
        }
    }
#endif
}
