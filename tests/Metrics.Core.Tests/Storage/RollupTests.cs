using FsCheck.Fluent;
using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage;

public sealed class RollupTests
{
    private static readonly Sample[] Few = [new(10, 0.1), new(20, -3.25), new(20, 7), new(30, 1e17), new(30, -1e17)];

    [Fact]
    public void The_order_of_merging_changes_no_bit()
    {
        Rollup whole = Of(Few), merged = Of(Few.AsSpan(3)), first = Of(Few.AsSpan(0, 3));
        var together = new Rollup();
        together.Add(first);
        together.Add(merged);
        Assert.Equal(Bytes(whole), Bytes(together));
        Assert.Equal(whole.StandardDeviation, together.StandardDeviation);
        Assert.Equal(3.85, together.Sum.Value);
        Assert.Equal((Few[0], Few[^1]), (together.First, together.Last));
    }

    [Fact]
    public void What_is_written_is_read_back() => Always.Holds(
        from count in Gen.Choose(1, 30)
        from values in Hostile.Number.ListOf(count)
        from times in Gen.Choose(0, 3_599_999).ListOf(count)
        select values.Zip(times, (value, time) => new Sample(time - UnixTime.Day, value)).ToArray(),
        samples =>
        {
            Rollup rollup = Of(samples, -UnixTime.Day), read = new() { Start = -UnixTime.Day };
            var rows = new List<RollupRow>();
            RollupStream.Read(EntryOf(rollup), UnixTime.Hour, rows);
            Assert.Single(rows).AddTo(read);
            Assert.Equal(Bytes(rollup), Bytes(read));
            Assert.Equal((rollup.Count, rollup.Minimum, rollup.Maximum), (read.Count, read.Minimum, read.Maximum));
            Assert.Equal((rollup.First.Timestamp, rollup.Last), (read.First.Timestamp, read.Last));
            Assert.Equal(rollup.Sum.Value, read.Sum.Value);
            Assert.Equal(rollup.Sum.Mean(7), read.Sum.Mean(7));
            Assert.Equal(rollup.HasSquares, read.HasSquares);
            AreClose(rollup.StandardDeviation ?? 0, read.StandardDeviation ?? 0);
            Assert.Equal(BitConverter.DoubleToInt64Bits(rollup.Last.Value), BitConverter.DoubleToInt64Bits(read.Last.Value));
        });

    [Fact]
    public void Many_samples_at_once_make_the_bytes_that_one_by_one_make() => Always.Holds(
        from count in Gen.Choose(1, 400)
        from spread in Gen.Choose(0, 45)
        from power in Gen.Elements(1, 1e-3, 1e-2, 1e-120, 1e-200, 1e120, 1e200, 0)
        from offset in Gen.Elements(0, 1, -1e6, 1e9, 1e300)
        from mantissas in Gen.Choose(-1_000_000, 1_000_000).ArrayOf(count)
        from exponents in Gen.Choose(0, spread).ArrayOf(count)
        select mantissas.Zip(exponents, (mantissa, exponent) => (mantissa * power * Math.Pow(2, exponent)) + offset).ToArray(),
        values =>
        {
            long[] times = [.. Enumerable.Range(0, values.Length).Select(static i => (long)i)];
            var rollup = new Rollup();
            rollup.Add(times, values);
            Assert.Equal(Bytes(Of([.. values.Select((value, i) => new Sample(i, value))])), Bytes(rollup));
            rollup.Reset(0);
            rollup.Add(times, values);
            Assert.Equal(Bytes(Of([.. values.Select((value, i) => new Sample(i, value))])), Bytes(rollup));
        });

    [Theory]
    [InlineData(new[] { 5.0 }, 0.0)]
    [InlineData(new[] { 5.0, 5 }, 0.0)]
    [InlineData(new[] { 1.0, 3 }, 1.4142135623730951)]
    [InlineData(new[] { 1e9 + 1, 1e9 + 3 }, 1.4142135623730951)]
    [InlineData(new[] { 1e-100, 3e-100 }, 1.4142135623730951e-100)]
    [InlineData(new[] { -1e150, 1e150 }, 1.4142135623730951e150)]
    public void The_standard_deviation_loses_nothing_to_cancellation(double[] values, double expected)
    {
        double actual = Of([.. values.Select((value, i) => new Sample(i, value))]).StandardDeviation!.Value;
        Assert.InRange(actual, expected * (1 - 1e-15), expected * (1 + 1e-15));
    }

    [Fact]
    public void Values_whose_squares_are_no_doubles_have_no_standard_deviation()
    {
        Assert.Null(Of([new(1, 1e200), new(2, 1)]).StandardDeviation);
        Assert.Null(Of([new(1, 1e-200), new(2, 1)]).StandardDeviation);
        Assert.Null(new Rollup().StandardDeviation);
    }

    [Fact]
    public void A_sum_is_read_back_to_the_bit() => Always.Holds(Hostile.Number.ListOf(), values =>
    {
        var sum = new ExactSum();
        foreach (double value in values) sum.Add(value);
        var writer = new ByteWriter();
        ExactSumBytes.Write(sum, writer);
        var read = new ExactSum();
        var reader = new ByteReader(writer.Written);
        ExactSumBytes.Read(ref reader, read);
        Assert.Equal(0, reader.Left);
        Assert.Equal(sum.Value, read.Value);
        read.Add(-1.5);
        sum.Add(-1.5);
        Assert.Equal(sum.Value, read.Value);
    });

    private static Rollup Of(ReadOnlySpan<Sample> samples, long start = 0)
    {
        var rollup = new Rollup { Start = start };
        foreach (Sample sample in samples) rollup.Add(sample);
        return rollup;
    }

    private static void AreClose(double expected, double actual) => Assert.InRange(actual, expected * (1 - 1e-15), expected * (1 + 1e-15));

    private static byte[] Bytes(Rollup rollup) => EntryOf(rollup).Stream.ToArray();

    private static BlockEntry EntryOf(Rollup rollup)
    {
        var arena = new ByteWriter();
        return RollupStream.Write(1, UnixTime.Hour, [RollupRow.Of(rollup, UnixTime.Hour, arena)], arena);
    }
}
