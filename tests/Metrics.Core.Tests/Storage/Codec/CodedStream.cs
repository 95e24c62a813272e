namespace MetricsTools.Storage.Codec;

/// <summary>Streams of the tests, as bytes and back.</summary>
internal static class CodedStream
{
    public static byte[] Encode(long[] timestamps, double[] values)
    {
        byte[] buffer = new byte[SampleStreamCodec.MaximumLength(timestamps.Length)];
        return buffer.AsSpan(0, SampleStreamCodec.Encode(timestamps, values, buffer)).ToArray();
    }

    public static (long[] Timestamps, double[] Values) Decode(ReadOnlySpan<byte> source, int count)
    {
        long[] timestamps = new long[count];
        double[] values = new double[count];
        SampleStreamCodec.Decode(source, count, timestamps, values);
        return (timestamps, values);
    }

    public static long[] Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
