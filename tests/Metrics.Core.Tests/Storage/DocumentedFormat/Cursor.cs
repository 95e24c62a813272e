using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Bytes that are read from front to back. This folder is a reader of stores made from docs/storage-format.md alone: it shares no code with the product.</summary>
internal sealed class Cursor(byte[] bytes, Branches branches, int position = 0)
{
    public int Position { get; private set; } = position;

    public bool IsAtEnd => Position == bytes.Length;

    /// <summary>Where what is met is noted.</summary>
    public Branches Branches => branches;

    public byte Byte() => Bytes(1)[0];

    public byte[] Bytes(long count)
    {
        Require(count >= 0 && count <= bytes.Length - Position, "there are so many bytes");
        byte[] read = bytes.AsSpan(Position, (int)count).ToArray();
        Position += read.Length;
        return read;
    }

    public uint UInt32() => BitConverter.ToUInt32(Bytes(4), 0);

    public long Int64() => BitConverter.ToInt64(Bytes(8), 0);

    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    /// <summary>A whole number: LEB128.</summary>
    public long Number()
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Byte();
            Require(shift < 63 || next <= 1, "numbers have at most 64 bits");
            number |= (ulong)(next & 127) << shift;
            if (next < 128) return (long)number;
        }
    }

    /// <summary>A zigzag-coded number.</summary>
    public long Signed() => UnZigzag(Number());

    public static long UnZigzag(long number) => (long)((ulong)number >> 1) ^ -(number & 1);

    /// <summary>Numbers of some bits.</summary>
    public long[] Bits(int count, int width)
    {
        byte[] packed = Bytes((((long)count * width) + 7) / 8);
        return [.. Enumerable.Range(0, count).Select(i => Take(width, bit => packed[((i * width) + bit) / 8] >> (((i * width) + bit) % 8)))];
    }

    /// <summary>128 numbers of some bits in lanes.</summary>
    public long[] Lanes(int width)
    {
        byte[] packed = Bytes(16 * width);
        int BitOf(int lane, int bit) => packed[(((4 * (bit / 32)) + lane) * 4) + (bit % 32 / 8)] >> (bit % 8);
        return [.. Enumerable.Range(0, 128).Select(i => Take(width, bit => BitOf(i % 4, (i / 4 * width) + bit)))];
    }

    /// <summary>Nothing may be left over.</summary>
    public void End() => Require(IsAtEnd, "no bytes are left over");

    private static long Take(int width, Func<int, int> bitAt)
    {
        long number = 0;
        for (int bit = 0; bit < width; bit++) number |= (long)(bitAt(bit) & 1) << bit;
        return number;
    }
}
