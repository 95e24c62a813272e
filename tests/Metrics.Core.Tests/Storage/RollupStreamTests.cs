using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage;

/// <summary>Streams of hours, of series that are hard to store: hostile values, uneven hours, gaps, late samples.</summary>
public sealed class RollupStreamTests
{
    private static readonly Gen<double> Plain = Gen.Choose(-3000, 9000).Select(number => number / 100.0);

    private static readonly Gen<Sample[]> Samples =
        from hours in Gen.Choose(1, 40)
        from perHour in Gen.Elements(1, 5, 12, 13, 60)
        from step in Gen.Elements(60_000L, 10_000L, 7L, 0L)
        from jitter in Gen.Choose(0, 900).ListOf(hours * perHour)
        from gap in Gen.Elements(1, 1, 3)
        from values in Gen.Elements(Plain, Plain, Hostile.Number, Gen.Constant(0.25), Gen.Constant(1 / 3.0), Gen.OneOf(Plain, Hostile.Number)).SelectMany(kind => kind.ListOf(hours * perHour))
        select values.Select((value, i) => new Sample((i / perHour * gap * UnixTime.Hour) + (i % perHour * step) + (step > 0 ? jitter[i] % 50 : 0) - UnixTime.Day, value)).ToArray();

    [Fact]
    public void Hours_are_read_back_and_written_to_the_same_bytes() => Always.Holds(Samples, samples =>
    {
        Rollup[] rollups = Of(samples);
        BlockEntry entry = Write(rollups);
        List<RollupRow> rows = Read(entry);
        Assert.Equal(rollups.Length, rows.Count);
        for (int i = 0; i < rollups.Length; i++)
        {
            var read = new Rollup { Start = rollups[i].Start };
            rows[i].AddTo(read);
            Assert.Equal(rollups[i].Start, rows[i].Number * UnixTime.Hour);
            Assert.Equal((rollups[i].Count, rollups[i].First, rollups[i].Last), (read.Count, read.First, read.Last));
            Assert.Equal(Bits(rollups[i].Minimum, rollups[i].Maximum, rollups[i].First.Value, rollups[i].Last.Value), Bits(read.Minimum, read.Maximum, read.First.Value, read.Last.Value));
            Assert.Equal(Bits(rollups[i].Sum.Value, rollups[i].Sum.Mean(3)), Bits(read.Sum.Value, read.Sum.Mean(3)));
            Assert.Equal(rollups[i].StandardDeviation is null, read.StandardDeviation is null);
            double deviation = rollups[i].StandardDeviation ?? 0;
            Assert.InRange(read.StandardDeviation ?? 0, deviation * (1 - 1e-15), deviation * (1 + 1e-15));
            Assert.Equal(Enumerable.Range(0, 11).Select(share => rollups[i].Sketch.Quantile(share / 10.0)), Enumerable.Range(0, 11).Select(share => read.Sketch.Quantile(share / 10.0)));
        }

        Assert.Equal(entry.Stream.ToArray(), RollupStream.Write(1, UnixTime.Hour, rows, new ByteWriter()).Stream.ToArray());
        if (rows.TrueForAll(row => !row.Samples.IsEmpty)) Assert.InRange(entry.Stream.Length, 1, (16 * samples.Length) + 20);
    });

    [Fact]
    public void The_standard_deviation_outlives_a_thousand_merges()
    {
        var random = new Random(1);
        var whole = new Rollup { Start = 0 };
        BlockEntry entry = default;
        for (int i = 0; i < 3000; i++)
        {
            var sample = new Sample(i, 1e6 + random.NextDouble());
            whole.Add(sample);
            var hour = new Rollup { Start = 0 };
            if (i > 0) Assert.Single(Read(entry)).AddTo(hour);
            hour.Add(sample);
            entry = Write([hour]);
        }

        var read = new Rollup { Start = 0 };
        Read(entry)[0].AddTo(read);
        Assert.InRange(read.StandardDeviation!.Value / whole.StandardDeviation!.Value, 1 - 1e-14, 1 + 1e-14);
        Assert.Equal(whole.Sum.Value, read.Sum.Value);
    }

    [Fact]
    public void Hours_of_a_set_are_read_back() => Always.Holds(Samples, samples =>
    {
        Rollup[] rollups = Of(samples, isOfSet: true);
        BlockEntry entry = Write(rollups);
        List<RollupRow> rows = Read(entry);
        for (int i = 0; i < rollups.Length; i++)
        {
            var read = new Rollup { Start = rollups[i].Start };
            rows[i].AddTo(read);
            Assert.Equal((rollups[i].Count, rollups[i].Members!.Count), (read.Count, read.Members!.Count));
            Assert.Equal((rollups[i].First.Timestamp, rollups[i].Last.Timestamp), (read.First.Timestamp, read.Last.Timestamp));
            Assert.Null(read.StandardDeviation);
        }

        Assert.Equal(entry.Stream.ToArray(), RollupStream.Write(1, UnixTime.Hour, rows, new ByteWriter()).Stream.ToArray());
    });

    [Fact]
    public void Damaged_hours_are_refused_or_read_wrongly() => Always.Holds(
        from samples in Samples
        from place in Gen.Choose(0, int.MaxValue)
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255), 3)
        from cut in Gen.Choose(0, 3)
        select (samples, place, bytes, cut),
        damage =>
        {
            BlockEntry entry = Write(Of(damage.samples, isOfSet: damage.place % 4 == 0));
            byte[] stream = entry.Stream.ToArray();
            int place = damage.place % stream.Length;
            for (int i = 0; i < damage.bytes.Length && place + i < stream.Length; i++) stream[place + i] = (byte)damage.bytes[i];
            if (damage.cut == 0) stream = stream.AsSpan(0, place).ToArray();
            Exception? refusal = Record.Exception(() =>
            {
                foreach (RollupRow row in Read(entry with { Stream = stream })) row.AddTo(new Rollup { Start = row.Number * UnixTime.Hour });
            });
            Assert.True(refusal is null or BlockFormatException, refusal?.ToString());
        });

    [Fact]
    public void Regular_hours_of_many_samples_take_little()
    {
        Sample[] samples = [.. Enumerable.Range(0, 8640).Select(i => new Sample(i * 10_000L, 20 + (i * 37 % 100 / 100.0)))];
        Assert.InRange(Write(Of(samples)).Stream.Length, 1, 24 * 30);
    }

    [Fact]
    public void An_hour_of_one_sample_takes_what_a_sample_takes()
    {
        Sample[] samples = [.. Enumerable.Range(0, 24).Select(i => new Sample(i * UnixTime.Hour, 20 + (i * 37 % 100 / 100.0)))];
        Assert.InRange(Write(Of(samples)).Stream.Length, 1, 24 * 2);
    }

    private static long[] Bits(params double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private static Rollup[] Of(Sample[] samples, bool isOfSet = false)
    {
        var rollups = new SortedDictionary<long, Rollup>();
        foreach (Sample sample in samples)
        {
            long start = RollupMerge.NumberOf(sample.Timestamp, UnixTime.Hour) * UnixTime.Hour;
            if (!rollups.TryGetValue(start, out Rollup? rollup)) rollups.Add(start, rollup = new Rollup { Start = start });
            if (isOfSet) rollup.CountMembers();
            rollup.Add(sample);
        }

        return [.. rollups.Values];
    }

    private static BlockEntry Write(Rollup[] rollups)
    {
        var arena = new ByteWriter();
        return RollupStream.Write(1, UnixTime.Hour, [.. rollups.Select(rollup => RollupRow.Of(rollup, UnixTime.Hour, arena))], arena);
    }

    private static List<RollupRow> Read(in BlockEntry entry)
    {
        var rows = new List<RollupRow>();
        RollupStream.Read(entry, UnixTime.Hour, rows);
        return rows;
    }
}
