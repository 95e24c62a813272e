using System.Buffers.Binary;

namespace MetricsTools.Storage.Blocks;

/// <summary>Bytes that grow, in memory that is used again. Numbers are little-endian or variable: seven bits a byte, the lowest first, the high bit set on all but the last.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer = new byte[256];

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>What was written from a place on; it stays as it is until the bytes after <see cref="Clear"/> take its place.</summary>
    public ReadOnlyMemory<byte> Kept(int start) => _buffer.AsMemory(start, Length - start);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Room for bytes to be written into, to be followed by <see cref="Advance"/>.</summary>
    public Span<byte> Room(int length)
    {
        if (_buffer.Length - Length < length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + length));
        return _buffer.AsSpan(Length);
    }

    /// <summary>Keeps bytes that were written into <see cref="Room"/>.</summary>
    public void Advance(int length) => Length += length;

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        Length += value.Length;
    }

    /// <summary>Writes four bytes.</summary>
    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
        Length += 4;
    }

    /// <summary>Writes the eight bytes of a double.</summary>
    public void Double(double value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(8), BitConverter.DoubleToInt64Bits(value));
        Length += 8;
    }

    /// <summary>Writes a number of variable length, at most ten bytes.</summary>
    public void Varint(ulong value)
    {
        if (value < 0x80)
        {
            Byte((byte)value);
            return;
        }

        Span<byte> room = Room(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7) room[length++] = (byte)(value | 0x80);
        room[length++] = (byte)value;
        Length += length;
    }

    /// <summary>Writes a number with a sign of variable length: 0, -1, 1, -2 ... as 0, 1, 2, 3 ...</summary>
    public void Signed(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes a column of at least one integer.</summary>
    public void Column(ReadOnlySpan<long> numbers)
    {
        Codec.ByteWriter writer = new(Room(Codec.IntegerColumn.MaximumLength(numbers.Length)));
        Codec.IntegerColumn.Encode(numbers, ref writer);
        Advance(writer.Position);
    }

    /// <summary>Writes a column of at least one double.</summary>
    public void Values(ReadOnlySpan<double> values)
    {
        Codec.ByteWriter writer = new(Room(Codec.ValueColumn.MaximumLength(values.Length)));
        Codec.ValueColumn.Encode(values, ref writer);
        Advance(writer.Position);
    }
}
