using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Statistics;
using Numbers = MetricsTools.Statistics.Hostile;

namespace MetricsTools.Storage.Codec;

public sealed class QuantileSketchCodecTests
{
    [Fact]
    public void Every_sketch_comes_back() =>
        Prop.ForAll(Numbers.Values, Gen.Choose(1, 3).ToArbitrary(), (values, doublings) =>
        {
            QuantileSketch sketch = QuantileSketchTests.Sketch(values);
            for (int i = 0; i < doublings * 10; i++) sketch.Add(sketch);
            byte[] written = QuantileSketchTests.Bytes(sketch);
            QuantileSketch read = new();
            Assert.Equal(written.Length, QuantileSketchCodec.AddTo([.. written, 1, 2, 3], read));
            Assert.Equal(sketch.Count, read.Count);
            Assert.Equal(sketch.ZeroCount, read.ZeroCount);
            Assert.Equal(sketch.Scale, read.Scale);
            Assert.Equal(written, QuantileSketchTests.Bytes(read));
        }).Check(Numbers.Config);

    [Fact]
    public void Written_sketch_merges_like_a_sketch() =>
        Prop.ForAll(Numbers.Values, Numbers.Values, (left, right) =>
        {
            QuantileSketch merged = QuantileSketchTests.Sketch(left);
            QuantileSketchCodec.AddTo(QuantileSketchTests.Bytes(QuantileSketchTests.Sketch(right)), merged);
            Assert.Equal(QuantileSketchTests.Bytes(QuantileSketchTests.Sketch([.. left, .. right])), QuantileSketchTests.Bytes(merged));
        }).Check(Numbers.Config);

    [Fact]
    public void Empty_sketch_is_one_byte() => Assert.Single(QuantileSketchTests.Bytes(new QuantileSketch()));

    [Fact]
    public void Hour_of_a_constant_is_a_few_bytes() =>
        Assert.InRange(QuantileSketchTests.Bytes(QuantileSketchTests.Sketch([.. Enumerable.Repeat(42.5, 360)])).Length, 1, 8);

    [Fact]
    public void Hour_of_two_modes_does_not_pay_for_the_buckets_between() =>
        Assert.InRange(QuantileSketchTests.Bytes(QuantileSketchTests.Sketch([.. Enumerable.Range(0, 360).Select(i => i % 9 == 0 ? 10_000.0 : 1.5)])).Length, 1, 24);

    [Fact]
    public void Damaged_sketch_is_refused_or_read_wrongly_and_a_refused_one_changes_nothing() =>
        Always.Holds(
            from place in Gen.Choose(0, 80)
            from bytes in Gen.ArrayOf(Gen.Choose(0, 255), 4)
            from isCut in Gen.Elements(true, false)
            select (place, bytes, isCut),
            damage =>
            {
                byte[] written = QuantileSketchTests.Bytes(QuantileSketchTests.Sketch([0, .. Enumerable.Range(1, 400).Select(i => i % 5 == 0 ? -i : Math.Sqrt(i))]));
                int place = damage.place % written.Length;
                for (int i = 0; i < damage.bytes.Length && place + i < written.Length; i++) written[place + i] = (byte)damage.bytes[i];
                if (damage.isCut) written = written.AsSpan(0, place).ToArray();
                QuantileSketch sketch = QuantileSketchTests.Sketch([3, 4]);
                Exception? refusal = Record.Exception(() => QuantileSketchCodec.AddTo(written, sketch));
                Assert.True(refusal is null or InvalidDataException, refusal?.ToString());
                if (refusal is not null) Assert.Equal(QuantileSketchTests.Bytes(QuantileSketchTests.Sketch([3, 4])), QuantileSketchTests.Bytes(sketch));
                _ = sketch.Quantile(0.5);
            });

    [Theory]
    [InlineData(0x86)]
    [InlineData(0x06)]
    [InlineData(0x47)]
    public void Sketch_of_another_version_is_refused(byte head) =>
        Assert.Throws<InvalidDataException>(() => QuantileSketchCodec.AddTo([head, 1, 1, 1], new QuantileSketch()));

    [Fact]
    public void Destination_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => QuantileSketchCodec.Encode(new QuantileSketch(), []));
}
