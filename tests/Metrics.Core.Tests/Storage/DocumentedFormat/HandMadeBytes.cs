namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Bytes that are written by hand, as the document says it.</summary>
internal sealed class HandMadeBytes
{
    private readonly List<byte> _bytes = [];

    public byte[] All => [.. _bytes];

    public HandMadeBytes Byte(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    public HandMadeBytes Bytes(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public HandMadeBytes Int64(long value) => Bytes(BitConverter.GetBytes(value));

    public HandMadeBytes UInt32(uint value) => Bytes(BitConverter.GetBytes(value));

    /// <summary>A whole number: LEB128.</summary>
    public HandMadeBytes Number(ulong number)
    {
        for (; number >= 128; number >>= 7) Byte((int)(number & 127) | 128);
        return Byte((int)number);
    }

    /// <summary>A zigzag-coded number.</summary>
    public HandMadeBytes Signed(long number) => Number(Zigzag(number));

    public static ulong Zigzag(long number) => (ulong)((number << 1) ^ (number >> 63));

    /// <summary>Numbers of some bits.</summary>
    public HandMadeBytes Bits(ulong[] numbers, int width)
    {
        byte[] packed = new byte[((numbers.Length * width) + 7) / 8];
        for (int i = 0; i < numbers.Length; i++) Put(numbers[i], width, bit => packed[((i * width) + bit) / 8] |= (byte)(1 << (((i * width) + bit) % 8)));
        return Bytes(packed);
    }

    /// <summary>128 numbers of some bits in lanes.</summary>
    public HandMadeBytes Lanes(ulong[] numbers, int width)
    {
        byte[] packed = new byte[16 * width];
        for (int i = 0; i < numbers.Length; i++)
        {
            int lane = i % 4, start = i / 4 * width;
            Put(numbers[i], width, bit => packed[(((4 * ((start + bit) / 32)) + lane) * 4) + ((start + bit) % 32 / 8)] |= (byte)(1 << ((start + bit) % 8)));
        }

        return Bytes(packed);
    }

    private static void Put(ulong number, int width, Action<int> set)
    {
        for (int bit = 0; bit < width; bit++) if (((number >> bit) & 1) != 0) set(bit);
    }
}
