using FsCheck.Fluent;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Statistics;

public sealed class DistinctSketchTests
{
    [Fact]
    public void A_few_hundred_members_are_counted_exactly()
    {
        var sketch = new DistinctSketch();
        Assert.Equal(0, sketch.Count);
        for (int i = 0; i < 3 * DistinctSketch.MostMembers; i++) sketch.Add(i % DistinctSketch.MostMembers);
        Assert.Equal(DistinctSketch.MostMembers, sketch.Count);
        sketch.Add(-0.0);
        Assert.Equal(DistinctSketch.MostMembers, sketch.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(4_000)]
    [InlineData(20_000)]
    [InlineData(200_000)]
    public void The_error_is_what_it_is_said_to_be(int members)
    {
        // Of 100 sketches the root mean square lies within a quarter of the standard error, and none beyond four of them.
        double squares = 0, sum = 0;
        const int sketches = 100;
        for (int seed = 0; seed < sketches; seed++)
        {
            var sketch = new DistinctSketch();
            for (int i = 0; i < members; i++) sketch.Add((seed * 1e9) + i);
            double error = (sketch.Count / (double)members) - 1;
            Assert.InRange(error, -4 * DistinctSketch.StandardError, 4 * DistinctSketch.StandardError);
            squares += error * error;
            sum += error;
        }

        Assert.InRange(Math.Sqrt(squares / sketches), 0, 1.25 * DistinctSketch.StandardError);
        Assert.InRange(sum / sketches, -0.4 * DistinctSketch.StandardError, 0.4 * DistinctSketch.StandardError);
    }

    [Fact]
    public void Sketches_merge_in_any_order_to_the_same_bytes() => Always.Holds(
        from counts in Gen.Choose(0, 700).ListOf(3)
        from starts in Gen.Choose(0, 900).ListOf(3)
        select counts.Zip(starts, static (count, start) => Of(start, count)).ToArray(),
        parts =>
        {
            DistinctSketch forwards = Merge(parts), backwards = Merge([parts[2], parts[1], parts[0]]), grouped = Merge([parts[0], Merge([parts[1], parts[2]])]);
            Assert.Equal(Bytes(forwards), Bytes(backwards));
            Assert.Equal(Bytes(forwards), Bytes(grouped));
        });

    [Theory]
    [InlineData(1, 10)]
    [InlineData(400, 1900)]
    [InlineData(401, 1000)]
    [InlineData(50_000, 2300)]
    public void What_is_written_is_read_back_and_small(int members, int most)
    {
        DistinctSketch sketch = Of(0, members), read = new();
        byte[] bytes = Bytes(sketch);
        DistinctColumn.AddTo(bytes, read);
        Assert.Equal(sketch.Count, read.Count);
        Assert.Equal(bytes, Bytes(read));
        Assert.InRange(bytes.Length, 1, most);
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_wrongly() => Always.Holds(
        from members in Gen.Elements(3, 50, 900)
        from place in Gen.Choose(0, int.MaxValue)
        from value in Gen.Choose(0, 255)
        from cut in Gen.Choose(0, 2)
        select (members, place, value, cut),
        damage =>
        {
            byte[] bytes = Bytes(Of(0, damage.members));
            int place = damage.place % bytes.Length;
            bytes[place] = (byte)damage.value;
            if (damage.cut == 0) bytes = [.. bytes.Take(place)];
            Exception? refusal = Record.Exception(() => DistinctColumn.AddTo(bytes, new DistinctSketch()));
            Assert.True(refusal is null or BlockFormatException, refusal?.ToString());
        });

    private static DistinctSketch Of(int start, int count)
    {
        var sketch = new DistinctSketch();
        for (int i = 0; i < count; i++) sketch.Add(start + i);
        return sketch;
    }

    private static DistinctSketch Merge(DistinctSketch[] parts)
    {
        var whole = new DistinctSketch();
        foreach (DistinctSketch part in parts) whole.Add(part);
        return whole;
    }

    private static byte[] Bytes(DistinctSketch sketch)
    {
        var writer = new ByteWriter();
        DistinctColumn.Write(sketch, writer);
        return writer.Written.ToArray();
    }
}
