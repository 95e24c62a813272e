using System.Buffers.Binary;

namespace MetricsTools.Storage.Codec;

/// <summary>Writes numbers one after the other into memory that its owner has made large enough.</summary>
internal ref struct ByteWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>How many bytes were written.</summary>
    public int Position { get; private set; }

    /// <summary>The length of an unsigned number in groups of seven bits.</summary>
    public static int VariableLength(ulong number) => Math.Max(1, (Bits.Length(number) + 6) / 7);

    /// <summary>The length of a signed number in groups of seven bits.</summary>
    public static int VariableLength(long number) => VariableLength(Bits.ZigZag(number));

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value) => _destination[Position++] = value;

    /// <summary>Writes eight bytes, the lowest first.</summary>
    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    /// <summary>Writes an unsigned number in groups of seven bits, the lowest first; the high bit of a byte says that more follow (LEB128).</summary>
    public void Variable(ulong number)
    {
        for (; number >= 0x80; number >>= 7) Byte((byte)(number | 0x80));
        Byte((byte)number);
    }

    /// <summary>Writes a signed number as an unsigned one, with its sign in the lowest bit.</summary>
    public void Variable(long number) => Variable(Bits.ZigZag(number));

    /// <summary>The next bytes, for another to fill.</summary>
    public Span<byte> Take(int length)
    {
        Span<byte> taken = _destination.Slice(Position, length);
        Position += length;
        return taken;
    }
}
