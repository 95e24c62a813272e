#if NET
using System.Reflection;
using System.Runtime.Loader;
#endif
using MetricsTools.Statistics;

namespace MetricsTools.Storage.Codec;

/// <summary>Bytes that must never change: files hold them. Both builds of the core make the same ones.</summary>
public sealed class CodecFormatTests
{
    private const long Start = 1_704_067_200_000;

#if NET
    private delegate int Encoder(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, Span<byte> destination);

    private delegate void Decoder(ReadOnlySpan<byte> source, int count, Span<long> timestamps, Span<double> values);
#endif

    public static TheoryData<string, string> Streams => new()
    {
        { "one", "01074080D08FA5986301401E" },
        { "regular", "010A8180D08FA59863C0A90700400E" },
        { "jitter", "01118680D08FA59863909C011554002AA800540083D00F06CFF33C" },
        { "irregular", "01155680D08FA598630000C000003000000024F4020000034EEF2E1C8C2C030054ECB80B" },
        { "exceptions", "01088180D08FA5986302210109000000000000008083000055555815" },
        { "bits", "01034202244000555555555555D53F922449922449C23F46175D74D145B73F" },
        { "raw", "0119000000000000000080EFCDAB8967452301FFFFFFFFFFFFFFFF4000000000000000F8FF0100000000000000FFFFFFFFFFFFEFFF" },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Streams_keep_their_bytes(string name, string bytes)
    {
        (long[] timestamps, double[] values) = Stream(name);
        Assert.Equal(bytes, Convert.ToHexString(CodedStream.Encode(timestamps, values)));
        (long[] readTimestamps, double[] readValues) = CodedStream.Decode(Convert.FromHexString(bytes), values.Length);
        Assert.Equal(timestamps, readTimestamps);
        Assert.Equal(CodedStream.Bits(values), CodedStream.Bits(readValues));
    }

    [Fact]
    public void Long_streams_keep_their_bytes()
    {
        byte[] coded = CodedStream.Encode(Jitter(500), [.. Enumerable.Range(0, 500).Select(i => ((i * i * 7919L % 10_007) + (i == 300 ? 123_456_789 : 0)) / 1000.0)]);
        Assert.Equal("1226 65C566D30994442A6DDE9BC08B5E87B1275F258310599D90BE4320A3B49A352C", $"{coded.Length} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(coded))}");
    }

    [Fact]
    public void Sketches_keep_their_bytes()
    {
        QuantileSketch sketch = new();
        for (int i = 1; i <= 500; i++) sketch.Add(i % 10 == 0 ? 0 : i % 7 == 0 ? -i : i * i / 16.0);
        byte[] buffer = new byte[QuantileSketchCodec.MaximumLength(sketch)];
        Assert.Equal(
            "7E328104FD0801010006010100021008000201010000100400001008000201010140000010081008100400000120110110014001011008111008110804110240100811411011400811214011808811900811804411224811020911495211504A11A15011A22A11D02A11A2C5114A6A11439B1165761175AB11F3F211D67B1241957C"
            + "221585559421FB5851221955955422165955652262568949225A6559292269569A5A2296E2A559226A9AE6A922A9E669A722AAAABA01E6028B030101000201010000014000000101012001400110110108104011402011100411410811014211442211912011494911854A1155A911B5B211DD04",
            Convert.ToHexString(buffer.AsSpan(0, QuantileSketchCodec.Encode(sketch, buffer))));
    }

#if NET
    [Fact]
    public void Both_builds_make_and_read_the_same_bytes()
    {
        AssemblyLoadContext context = new("portable", isCollectible: true);
        string path = typeof(CodecFormatTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PortableCore").Value!;
        Type codec = context.LoadFromAssemblyPath(path).GetType(typeof(SampleStreamCodec).FullName!, throwOnError: true)!;
        Encoder encode = codec.GetMethod(nameof(SampleStreamCodec.Encode))!.CreateDelegate<Encoder>();
        Decoder decode = codec.GetMethod(nameof(SampleStreamCodec.Decode))!.CreateDelegate<Decoder>();
        Assert.NotSame(typeof(SampleStreamCodec).Assembly, codec.Assembly);
        Always.Holds(HostileStreams.Any, stream =>
        {
            byte[] expected = CodedStream.Encode(stream.Timestamps, stream.Values);
            byte[] buffer = new byte[SampleStreamCodec.MaximumLength(stream.Values.Length)];
            Assert.Equal(expected, buffer[..encode(stream.Timestamps, stream.Values, buffer)]);
            long[] timestamps = new long[stream.Values.Length];
            double[] values = new double[stream.Values.Length];
            decode(expected, values.Length, timestamps, values);
            Assert.Equal(stream.Timestamps, timestamps);
            Assert.Equal(CodedStream.Bits(stream.Values), CodedStream.Bits(values));
        });
        context.Unload();
    }
#endif

    private static long[] Jitter(int count) => [.. Enumerable.Range(0, count).Select(i => Start + (10_000L * i) + (i * 13 % 21))];

    private static (long[] Timestamps, double[] Values) Stream(string name) => name switch
    {
        "one" => ([Start], [1.5]),
        "regular" => ([Start, Start + 60_000, Start + 120_000], [7, 7, 7]),
        "jitter" => (Jitter(12), [.. Enumerable.Range(0, 12).Select(i => 1000.0 + (i * 5) + (i % 3))]),
        "irregular" => ([Start, Start + 3, Start + 3, Start + 4_000_000, Start + 2], [0.1, 0.25, -3, 12.125, 0]),
        "exceptions" => ([.. Enumerable.Range(0, 16).Select(i => Start + i)], [.. Enumerable.Range(0, 16).Select(i => i == 9 ? -0.0 : i / 10.0)]),
        "bits" => ([1, 2, 3], [1 / 3.0, 1 / 7.0, 1 / 11.0]),
        _ => ([long.MinValue, 0x0123_4567_89AB_CDEF, -1], [double.NaN, double.Epsilon, double.MinValue]),
    };
}
