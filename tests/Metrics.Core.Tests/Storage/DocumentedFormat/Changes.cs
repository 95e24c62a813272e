namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Bytes with something wrong in them.</summary>
internal static class Changes
{
    private static readonly byte[] Borders = [0, 1, 2, 3, 15, 16, 17, 31, 32, 63, 64, 127, 128, 129, 192, 193, 194, 254, 255];

    /// <summary>Bytes of which one, or a few, are changed, left out or too many; the first ones more often, because they say how the others are read.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        List<byte> changed = [.. bytes];
        for (int i = random.Next(4) == 0 ? random.Next(3) : 0; i >= 0; i--)
        {
            int place = random.Next(random.Next(3) == 0 ? Math.Min(changed.Count, 40) : changed.Count);
            switch (random.Next(7))
            {
                case 0:
                    changed[place] = Borders[random.Next(Borders.Length)];
                    break;
                case 1:
                    changed[place] = (byte)random.Next(256);
                    break;
                case 2:
                    changed.Insert(place, (byte)random.Next(256));
                    break;
                case 3 when changed.Count > 1:
                    changed.RemoveAt(place);
                    break;
                case 4:
                    changed[place] += (byte)(random.Next(2) == 0 ? 1 : 255);
                    break;
                default:
                    changed[place] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. changed];
    }

    /// <summary>A block with a changed directory, and a checksum that is right.</summary>
    public static byte[] OfDirectory(byte[] block, Random random)
    {
        int end = 5 + BitConverter.ToInt32(block, 1);
        byte[] directory = Of(block.AsSpan(5, end - 5).ToArray(), random);
        return [.. Checked(new HandMadeBytes().Byte(1).UInt32((uint)directory.Length).Bytes(directory)), .. block.Skip(end + 4)];
    }

    /// <summary>A row of the hot log that is changed, with a checksum that is right.</summary>
    public static byte[] OfRow(byte[] row, Random random) => Checked(new HandMadeBytes().Bytes(Of(row.AsSpan(0, row.Length - 4).ToArray(), random)));

    /// <summary>Bytes, and their checksum.</summary>
    public static byte[] Checked(HandMadeBytes bytes) => bytes.UInt32(BlockReader.Checksum(bytes.All)).All;
}
