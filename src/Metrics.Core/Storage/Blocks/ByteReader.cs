using System.Buffers.Binary;

namespace MetricsTools.Storage.Blocks;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote; never past the end.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The number of bytes left.</summary>
    public readonly int Left => _bytes.Length;

    /// <summary>The bytes left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes;

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
    /// <exception cref="BlockFormatException">It does not end, or has more than 64 bits.</exception>
    public ulong Varint()
    {
        // Most are of one byte.
        if (_bytes.Length > 0 && _bytes[0] < 0x80)
        {
            ulong small = _bytes[0];
            _bytes = _bytes.Slice(1);
            return small;
        }

        ulong value = 0;
        for (int i = 0; i < 10 && i < _bytes.Length; i++)
        {
            byte one = _bytes[i];
            if (i == 9 && one > 1) break;
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

    /// <summary>Reads a length or a count.</summary>
    /// <param name="most">The most that it can be.</param>
    /// <exception cref="BlockFormatException">It is more.</exception>
    public int Count(int most = int.MaxValue)
    {
        ulong value = Varint();
        return value <= (ulong)most ? (int)value : throw new BlockFormatException("a count is too large");
    }

    /// <summary>Reads a column of at least one integer.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Column(Span<long> numbers)
    {
        Codec.ByteReader reader = new(_bytes);
        Codec.IntegerColumn.Decode(ref reader, numbers);
        _bytes = reader.Rest;
    }

    /// <summary>Reads a column of at least one double.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Values(Span<double> values)
    {
        Codec.ByteReader reader = new(_bytes);
        Codec.ValueColumn.Decode(ref reader, values, 0, values.Length);
        _bytes = reader.Rest;
    }
}
