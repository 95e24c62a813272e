using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>
/// Bytes that are changed behind their checksums: the product and the reader of the document take the same and refuse the same, the product by its own error.
/// </summary>
public sealed class MalformedBytesTests(ManySidedStore sides) : IClassFixture<ManySidedStore>
{
    private const int ChangesOfStream = 3;
    private const int ChangesOfRow = 40;

    private readonly Random _random = new(1);

    [Fact]
    public void Streams_are_read_alike_or_refused()
    {
        foreach ((string table, long _, byte[] data) in sides.Rows().Where(row => row.Table != "hot"))
        {
            foreach (BlockEntry entry in Try(() => Block.Read(data)) ?? [])
            {
                for (int i = 0; i < ChangesOfStream && !entry.IsDamaged && entry.Stream.Length < 3000; i++)
                {
                    BlockEntry changed = Change(entry);
                    if (table == "raw") CheckSamples(changed);
                    else if (table == "hour") CheckFigures(changed, UnixTime.Hour, "hours");
                    else CheckFigures(changed, UnixTime.Day, "days");
                }
            }
        }
    }

    [Fact]
    public void Directories_are_read_alike_or_refused()
    {
        foreach ((string table, long _, byte[] data) in sides.Rows().Where(row => row.Table != "hot" && row.Data.Length < 20_000))
        {
            HashSet<object> before = [.. (Try(() => Block.Read(data)) ?? []).Select(Head)];
            for (int i = 0; i < ChangesOfRow; i++)
            {
                byte[] changed = Changes.OfDirectory(data, _random);
                List<BlockEntry>? read = Try(() => Block.Read(changed));
                List<Entry>? documented = TryReader(() => BlockReader.Read(changed, (int)new Cursor(changed, new Branches(), 5).Signed(), new Branches()));
                CheckRefusal(read is null, documented is null, changed);
                if (read is null) continue;
                Assert.Equal(
                    read.Select(entry => (entry.Series, entry.Count, entry.First, entry.Last, entry.IsDamaged ? null : Convert.ToHexString(entry.Stream.ToArray()))),
                    documented!.Select(entry => (entry.Series, entry.Count, entry.First, entry.Last, entry.Stream is null ? null : Convert.ToHexString(entry.Stream))));
                foreach (BlockEntry entry in read.Where(entry => !before.Contains(Head(entry))))
                {
                    if (table == "raw") CheckSamples(entry);
                    else CheckFigures(entry, table == "hour" ? UnixTime.Hour : UnixTime.Day, table == "hour" ? "hours" : "days");
                }
            }
        }
    }

    [Fact]
    public void Rows_of_the_hot_log_are_read_alike_or_refused()
    {
        foreach ((string _, long _, byte[] data) in sides.Rows().Where(row => row.Table == "hot"))
        {
            for (int i = 0; i < ChangesOfRow; i++)
            {
                byte[] changed = Changes.OfRow(data, _random);
                List<SeriesSample>? read = Try(() =>
                {
                    var samples = new List<SeriesSample>();
                    HotBatch.Check(changed);
                    HotBatch.Read(changed, samples);
                    return samples;
                });
                List<(long Series, long Time, double Value)>? documented = TryReader(() => HotReader.Read(changed, new Branches()));
                CheckRefusal(read is null, documented is null, changed);
                if (read is null) continue;
                Assert.Equal(read.Select(sample => sample.SeriesId), documented!.Select(sample => sample.Series));
                Agreement.Check(read.Select(sample => new Sample(sample.Timestamp, sample.Value)), documented!.Select(sample => (sample.Time, sample.Value)));
                foreach (long series in read.Select(sample => sample.SeriesId).Distinct())
                {
                    var ofSeries = new List<Sample>();
                    HotBatch.Read(changed, series, ofSeries);
                    Agreement.Check(ofSeries, documented!.Where(sample => sample.Series == series).Select(sample => (sample.Time, sample.Value)));
                }
            }
        }
    }

    private static object Head(BlockEntry entry) => (entry.Series, entry.Count, entry.First, entry.Last);

    private static void CheckSamples(BlockEntry entry)
    {
        List<Sample>? read = Try(() => ReadSamples(entry));
        List<(long Time, double Value)>? documented = TryReader(() => Documented(entry).Samples(new Branches()).ToList());
        CheckRefusal(read is null, documented is null, entry.Stream.ToArray());
        if (read is not null) Agreement.Check(read, documented!);
    }

    private static List<Sample> ReadSamples(BlockEntry entry)
    {
        long[] times = new long[entry.Count];
        double[] values = new double[entry.Count], part = new double[entry.Count];
        RawStream.Decode(entry, times, values);

        // Also where less than all is decoded.
        if (RawStream.StepOf(entry) is > 0 and long step) Assert.Equal(Enumerable.Range(0, entry.Count).Select(i => entry.First + (i * step)), times);
        foreach ((int start, int end) in new[] { (entry.Count / 3, entry.Count / 2), (entry.Count * 2 / 3, entry.Count) })
        {
            RawStream.DecodeValues(entry, start, end, part);
            Assert.Equal(values.Skip(start).Take(end - start), part.Skip(start).Take(end - start));
        }

        return [.. times.Zip(values, (time, value) => new Sample(time, value))];
    }

    private static void CheckFigures(BlockEntry entry, long length, string name)
    {
        bool isOfSet = false;
        List<Rollup>? read = Try(() =>
        {
            var rows = new List<RollupRow>();
            RollupStream.Read(entry, length, rows);
            isOfSet = rows[0].IsOfSet;
            return rows.ConvertAll(row =>
            {
                var rollup = new Rollup { Start = row.Number * length };
                row.AddTo(rollup);
                return rollup;
            });
        });
        List<Figures>? documented = TryReader(() => FigureReader.Read(Documented(entry), length, name, new Branches()));
        CheckRefusal(read is null, documented is null, entry.Stream.ToArray());
        if (read is not null) Agreement.Check(read, documented!, length, isOfSet);
    }

    private static Entry Documented(BlockEntry entry) => new(entry.Series, entry.Count, entry.First, entry.Last, entry.Stream.ToArray());

    private static void CheckRefusal(bool isRefused, bool isRefusedByReader, byte[] bytes) =>
        Assert.True(isRefused == isRefusedByReader, $"The {(isRefused ? "product" : "reader")} alone refuses {Convert.ToHexString(bytes)}");

    private static T? Try<T>(Func<T> read)
        where T : class => Try<T, BlockFormatException>(read);

    private static T? TryReader<T>(Func<T> read)
        where T : class => Try<T, MalformedException>(read);

    private static T? Try<T, TException>(Func<T> read)
        where T : class
        where TException : Exception
    {
        try
        {
            return read();
        }
        catch (TException)
        {
            return null;
        }
    }

    private BlockEntry Change(BlockEntry entry) => _random.Next(8) switch
    {
        0 => entry with { Count = Math.Max(1, entry.Count + _random.Next(-2, 3)) },
        1 => entry with { Last = Math.Max(entry.First, entry.Last + _random.Next(-2, 3)) },
        _ => entry with { Stream = Changes.Of(entry.Stream.ToArray(), _random) },
    };
}
