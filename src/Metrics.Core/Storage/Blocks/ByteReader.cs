using System.Buffers.Binary;

namespace MetricsTools.Storage.Blocks;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote; never past the end.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The number of bytes left.</summary>
    public readonly int Left => _bytes.Length;

    /// <summary>Reads one byte.</summary>
    public byte Byte() => Bytes(1)[0];

    /// <summary>Reads four bytes.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    /// <summary>Reads the eight bytes of a double.</summary>
    public double Double() => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(Bytes(8)));

    /// <summary>Reads bytes as they are.</summary>
    /// <exception cref="BlockFormatException">There are fewer.</exception>
    public ReadOnlySpan<byte> Bytes(int length)
    {
        if ((uint)length > (uint)_bytes.Length) throw new BlockFormatException("it ends too early");
        ReadOnlySpan<byte> read = _bytes.Slice(0, length);
        _bytes = _bytes.Slice(length);
        return read;
    }

    /// <summary>Reads a number of variable length.</summary>
    /// <exception cref="BlockFormatException">It does not end.</exception>
    public ulong Varint()
    {
        ulong value = 0;
        for (int i = 0; i < 10 && i < _bytes.Length; i++)
        {
            byte one = _bytes[i];
            value |= (ulong)(one & 0x7F) << (7 * i);
            if (one >= 0x80) continue;
            _bytes = _bytes.Slice(i + 1);
            return value;
        }

        throw new BlockFormatException("a number does not end");
    }

    /// <summary>Reads a number with a sign of variable length.</summary>
    public long Signed()
    {
        ulong value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a number that must fit a length or a count.</summary>
    /// <exception cref="BlockFormatException">It does not.</exception>
    public int Count()
    {
        ulong value = Varint();
        return value <= int.MaxValue ? (int)value : throw new BlockFormatException("a count is too large");
    }
}
