using FsCheck.Fluent;

namespace MetricsTools.Storage.Codec;

public sealed class SampleStreamCodecTests
{
    private const int SmallHeader = 9;

    [Fact]
    public void Every_stream_comes_back_to_the_bit_and_is_never_larger_than_raw_and_a_small_header() =>
        Always.Holds(HostileStreams.Any, stream =>
        {
            byte[] coded = CodedStream.Encode(stream.Timestamps, stream.Values);
            (long[] timestamps, double[] values) = CodedStream.Decode(coded, stream.Values.Length);
            Assert.Equal(stream.Timestamps, timestamps);
            Assert.Equal(CodedStream.Bits(stream.Values), CodedStream.Bits(values));
            Assert.InRange(coded.Length, 0, (16 * stream.Values.Length) + SmallHeader);
        });

    [Fact]
    public void Columns_can_be_read_apart_from_a_longer_buffer() =>
        Always.Holds(HostileStreams.Any, stream =>
        {
            byte[] coded = [.. CodedStream.Encode(stream.Timestamps, stream.Values), 255, 255, 255];
            long[] timestamps = new long[stream.Values.Length + 1];
            double[] values = new double[stream.Values.Length + 1];
            SampleStreamCodec.DecodeTimestamps(coded, stream.Values.Length, timestamps);
            SampleStreamCodec.DecodeValues(coded, stream.Values.Length, values);
            Assert.Equal([.. stream.Timestamps, 0], timestamps);
            Assert.Equal(CodedStream.Bits([.. stream.Values, 0]), CodedStream.Bits(values));
        });

    [Fact]
    public void A_part_of_the_values_is_what_all_have_there() =>
        Always.Holds(
            from stream in HostileStreams.Any
            from start in Gen.Choose(0, stream.Values.Length)
            from end in Gen.Choose(start, stream.Values.Length)
            select (stream, start, end),
            part =>
            {
                (int start, int length) = (part.start, part.end - part.start);
                byte[] coded = CodedStream.Encode(part.stream.Timestamps, part.stream.Values);
                double[] values = new double[part.stream.Values.Length];
                SampleStreamCodec.DecodeValues(coded, values.Length, start, part.end, values);
                Assert.Equal(CodedStream.Bits(part.stream.Values.AsSpan(start, length).ToArray()), CodedStream.Bits(values.AsSpan(start, length).ToArray()));
            });

    [Fact]
    public void Damaged_stream_is_refused_or_read_wrongly_and_never_past_its_end() =>
        Always.Holds(
            from stream in HostileStreams.Any
            where stream.Values.Length > 0
            from place in Gen.Choose(0, int.MaxValue)
            from bytes in Gen.ArrayOf(Gen.Choose(0, 255), 3)
            from cut in Gen.Choose(0, 3)
            select (stream, place, bytes, cut),
            damage =>
            {
                byte[] coded = CodedStream.Encode(damage.stream.Timestamps, damage.stream.Values);
                int place = damage.place % Math.Min(coded.Length, damage.cut == 1 ? 24 : int.MaxValue);
                for (int i = 0; i < damage.bytes.Length && place + i < coded.Length; i++) coded[place + i] = (byte)damage.bytes[i];
                if (damage.cut == 0) coded = coded.AsSpan(0, place).ToArray();
                Exception? refusal = Record.Exception(() => CodedStream.Decode(coded, damage.stream.Values.Length));
                Assert.True(refusal is null or InvalidDataException, refusal?.ToString());
            });

    [Fact]
    public void Random_bytes_are_refused_or_read_as_something() =>
        Always.Holds(
            from bytes in Gen.ArrayOf(Gen.Choose(0, 255), 400)
            from method in Gen.Elements(0, 1, 2, 3, 16, 18, 19)
            from count in Gen.Choose(1, 300)
            select (bytes, method, count),
            random =>
            {
                byte[] coded = [1, 100, (byte)random.method, .. random.bytes.Select(number => (byte)number)];
                Exception? refusal = Record.Exception(() => CodedStream.Decode(coded, random.count));
                Assert.True(refusal is null or InvalidDataException, refusal?.ToString());
            });

    [Fact]
    public void No_samples_are_no_bytes()
    {
        Assert.Equal(0, SampleStreamCodec.MaximumLength(0));
        Assert.Empty(CodedStream.Encode([], []));
        Assert.Empty(CodedStream.Decode([], 0).Values);
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(17.25)]
    [InlineData(1 / 3.0)]
    [InlineData(double.MaxValue)]
    public void Constant_at_a_regular_interval_is_nearly_free(double value)
    {
        long[] timestamps = [.. Enumerable.Range(0, 1440).Select(i => 1_704_067_200_000 + (10_000L * i))];
        Assert.InRange(CodedStream.Encode(timestamps, [.. timestamps.Select(_ => value)]).Length, 1, 30);
    }

    [Fact]
    public void One_value_that_is_no_decimal_costs_about_its_own_bytes()
    {
        long[] timestamps = [.. Enumerable.Range(0, 1440).Select(i => 10_000L * i)];
        double[] values = [.. timestamps.Select((_, i) => i * 37 % 100 / 100.0)];
        int without = CodedStream.Encode(timestamps, values).Length;
        values[700] = -0.0;
        values[900] = 1 / 3.0;
        Assert.InRange(CodedStream.Encode(timestamps, values).Length, without, without + 25);
    }

    [Fact]
    public void Counter_that_starts_again_costs_one_exception()
    {
        long[] timestamps = [.. Enumerable.Range(0, 1440).Select(i => 10_000L * i)];
        double[] steady = [.. timestamps.Select((_, i) => 1e9 + (i * 100) + (i * i % 7))];
        double[] reset = [.. steady.Select((value, i) => i < 700 ? value : value - 1e9)];
        Assert.InRange(CodedStream.Encode(timestamps, reset).Length, 0, CodedStream.Encode(timestamps, steady).Length + 12);
    }

    [Fact]
    public void Gap_in_a_regular_series_costs_little()
    {
        long[] regular = [.. Enumerable.Range(0, 1440).Select(i => 10_000L * i)];
        long[] gaps = [.. regular.Select(timestamp => timestamp + (timestamp > 5_000_000 ? 3_600_000 : 0))];
        double[] values = new double[1440];
        Assert.InRange(CodedStream.Encode(gaps, values).Length, 0, CodedStream.Encode(regular, values).Length + 60);
    }

    [Fact]
    public void Low_bits_that_no_value_has_cost_nothing()
    {
        long[] timestamps = [.. Enumerable.Range(0, 1440).Select(i => 10_000L * i)];
        double[] pages = [.. timestamps.Select((_, i) => 7 + (4096.0 * (i * 31 % 256)))];
        Assert.InRange(CodedStream.Encode(timestamps, pages).Length, 0, 1440 + 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(255)]
    public void Stream_of_another_version_is_refused(byte version)
    {
        byte[] coded = CodedStream.Encode([1, 2], [3, 4]);
        coded[0] = version;
        Assert.Contains($"version {version}", Assert.Throws<InvalidDataException>(() => CodedStream.Decode(coded, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_method_is_refused()
    {
        byte[] coded = CodedStream.Encode([1, 2], [3, 4]);
        coded[2] = 9;
        Assert.Contains("method 9", Assert.Throws<InvalidDataException>(() => CodedStream.Decode(coded, 2)).Message, StringComparison.Ordinal);
        coded = CodedStream.Encode([1, 2], [3, 4]);
        coded[2 + coded[1]] = 200;
        Assert.Contains("method 200", Assert.Throws<InvalidDataException>(() => CodedStream.Decode(coded, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleStreamCodec.Encode([1], [1, 2], new byte[100]));
        Assert.Throws<ArgumentException>(() => SampleStreamCodec.Encode([1], [1], new byte[SampleStreamCodec.MaximumLength(1) - 1]));
        Assert.Throws<ArgumentException>(() => SampleStreamCodec.DecodeTimestamps(new byte[9], 2, new long[1]));
        Assert.Throws<ArgumentException>(() => SampleStreamCodec.DecodeValues(new byte[9], 2, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleStreamCodec.MaximumLength(-1));
    }
}
