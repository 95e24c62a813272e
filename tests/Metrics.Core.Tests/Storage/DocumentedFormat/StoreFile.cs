using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A store, read with plain SQL.</summary>
internal sealed class StoreFile : IDisposable
{
    /// <summary>Hours end at this before and after 1970.</summary>
    public const int LastHour = 2_112_000_000;

    private static readonly string[] Tables = ["raw", "hour", "day"];
    private static readonly string[] Names = ["samples", "hours", "days"];

    private readonly SqliteConnection _connection;
    private readonly Dictionary<(int Tier, long Id), List<Entry>> _blocks = [];
    private readonly List<long>[] _ids;
    private readonly List<(int Start, long Place)>[] _spans;
    private readonly List<(long Series, long Time, double Value)> _hot;

    public StoreFile(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        Assert.Equal(0x4D545331L, Rows("PRAGMA application_id").Single()[0]);
        Assert.Equal(2L, Rows("PRAGMA user_version").Single()[0]);
        _hot = [.. Rows("SELECT data FROM hot WHERE id > (SELECT sealed_id FROM meta) ORDER BY id").SelectMany(row => HotReader.Read((byte[])row[0], Branches))];
        Series = [.. Rows("SELECT series.id, name, kind, tags, coalesce(raw_from, -9223372036854775808) FROM series JOIN metric ON metric.id = metric ORDER BY series.id").Select(row =>
            new StoredSeries((long)row[0], (string)row[1], (long)row[2], TagReader.Read((string)row[3], Branches), (long)row[4]))];
        _ids = [.. Tables.Select(table => Rows($"SELECT id FROM {table} ORDER BY id").ConvertAll(row => (long)row[0]))];
        _spans = [.. Enumerable.Range(0, 3).Select(ReadSpans)];
    }

    /// <summary>What was met so far.</summary>
    public Branches Branches { get; } = new();

    /// <summary>All series.</summary>
    public List<StoredSeries> Series { get; }

    public void Dispose() => _connection.Dispose();

    /// <summary>The samples of a series.</summary>
    public List<(long Time, double Value)> Samples(StoredSeries series)
    {
        List<(long Time, double Value)> ofBlocks = [.. Entries(0, series.Id).SelectMany(entry => entry.Samples(Branches))], ofHot = Hot(series.Id);
        if (ofHot.Exists(hot => hot.Time < ofBlocks.Select(sample => sample.Time).DefaultIfEmpty(long.MinValue).Last())) Branches.Meet("a sample of hot between those of blocks");
        List<(long Time, double Value)> samples = [.. ofBlocks.Concat(ofHot).OrderBy(sample => sample.Time)];
        if (samples.RemoveAll(sample => sample.Time < series.RawFrom) > 0) Branches.Meet("samples before raw_from");
        return samples;
    }

    /// <summary>The hours (1) or days (2) of a series.</summary>
    public List<Figures> Figures(int tier, StoredSeries series)
    {
        long length = tier == 1 ? 3_600_000 : 86_400_000;
        var figures = new SortedDictionary<long, Figures>(Entries(tier, series.Id).SelectMany(entry => FigureReader.Read(entry, length, Names[tier], Branches)).ToDictionary(one => one.Number));
        foreach ((long Time, double Value) sample in Hot(series.Id)) AddHot(figures, FigureReader.NumberOf(sample.Time, length), sample, series.IsOfSet, Names[tier]);
        long from = (long)Rows($"SELECT coalesce({Tables[tier]}_from, -9223372036854775808) FROM meta").Single()[0];
        List<Figures> kept = [.. figures.Values.Where(one => one.Number * length >= from)];
        if (kept.Count < figures.Count) Branches.Meet($"{Names[tier]} before {Tables[tier]}_from");
        return kept;
    }

    private void AddHot(SortedDictionary<long, Figures> all, long number, (long Time, double Value) sample, bool isOfSet, string name)
    {
        if (!all.TryGetValue(number, out Figures? figures)) all.Add(number, figures = new Figures { Number = number });
        bool hadSamples = figures.Samples.Count > 0;
        Branches.Meet($"{name} of hot {(figures.Count == 0 ? "alone" : !hadSamples ? "and figures" : figures.Count < 12 ? "and samples" : "that become figures")}");
        figures.Add(sample, isOfSet);
    }

    private List<(long Time, double Value)> Hot(long series) => [.. _hot.Where(sample => sample.Series == series).Select(sample => (sample.Time, sample.Value))];

    private List<Entry> Entries(int tier, long series)
    {
        var entries = new List<Entry>();
        foreach ((int start, long place) in _spans[tier])
        {
            List<long> ids = _ids[tier].FindAll(id => id >> 32 == place);
            if (ids.Count > 1) Branches.Meet("a span of several blocks");
            int block = ids.FindLastIndex(id => id <= (place << 32) + series);
            if (block < 0) Branches.Meet("a span without a block for a series");
            else entries.AddRange(Block(tier, ids[block], start).Where(entry => entry.Series == series && entry.Stream is not null));
        }

        return entries;
    }

    private List<Entry> Block(int tier, long id, int startHour)
    {
        if (_blocks.TryGetValue((tier, id), out List<Entry>? entries)) return entries;
        byte[] data = (byte[])Rows($"SELECT data FROM {Tables[tier]} WHERE id = {id}").Single()[0];
        _blocks.Add((tier, id), entries = BlockReader.Read(data, startHour, Branches));
        if (entries.Exists(entry => !Series.Exists(series => series.Id == entry.Series))) Branches.Meet("samples of no series");
        return entries;
    }

    private List<(int Start, long Place)> ReadSpans(int tier)
    {
        var spans = new List<(int Start, long Place)>();
        foreach (object[] span in Rows($"SELECT start, length, place FROM span WHERE tier = {tier} ORDER BY start"))
        {
            (long start, long end, long place) = ((long)span[0], (long)span[0] + (long)span[1], (long)span[2]);
            Branches.Meet($"a span of {Names[tier]} at {(start == place ? "its first" : "another")} hour");
            if (start == -LastHour) Branches.Meet("the first span");
            if (end == LastHour) Branches.Meet("the last span");
            spans.Add(((int)start, place));
        }

        if (_ids[tier].Exists(id => !spans.Exists(span => span.Place == id >> 32))) Branches.Meet("blocks at a place that no span has");
        return spans;
    }

    private List<object[]> Rows(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
