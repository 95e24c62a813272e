using System.Buffers.Binary;

namespace MetricsTools.Storage.Codec;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, and never past the end: what is cut short or impossible is an <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    /// <summary>The bytes not yet read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _source.Slice(Position);

    /// <summary>Reads one byte.</summary>
    public byte Byte()
    {
        if (Position >= _source.Length) throw CutShort();
        return _source[Position++];
    }

    /// <summary>Reads eight bytes, the lowest first.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>Reads an unsigned number in groups of seven bits, the lowest first.</summary>
    public ulong Variable()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            if (shift == 63 && next > 1) break;
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return number;
        }

        throw new InvalidDataException("The data is damaged: a number has more than 64 bits.");
    }

    /// <summary>Reads a signed number that has its sign in the lowest bit.</summary>
    public long SignedVariable() => Bits.ZigZag(Variable());

    /// <summary>Reads an unsigned number that says how many of something there are.</summary>
    public int Count(int most)
    {
        ulong count = Variable();
        if (count > (ulong)most) throw new InvalidDataException("The data is damaged: it counts more than there can be.");
        return (int)count;
    }

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length > _source.Length - Position) throw CutShort();
        ReadOnlySpan<byte> taken = _source.Slice(Position, length);
        Position += length;
        return taken;
    }

    private static InvalidDataException CutShort() => new("The data is damaged: it ends too early.");
}
