using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>sample</c>. The place tells samples of one millisecond apart, in the order they were appended.</summary>
internal sealed class SampleTable(SqliteDatabase database)
{
    /// <summary>Adds samples. Gives, at the place of each reading of a total, the increment that it became; null when there is none.</summary>
    public double[]? Append(ReadOnlySpan<SeriesSample> samples)
    {
        SqliteStatement insert = database.Prepare("INSERT OR IGNORE INTO sample (series, time, place, value) VALUES (?1, ?2, ?3, ?4)");
        SqliteStatement insertLast = database.Prepare(
            "INSERT INTO sample (series, time, place, value) SELECT ?1, ?2, max(place) + 1, ?4 FROM sample WHERE series = ?1 AND time = ?2 RETURNING place");
        double[]? increments = null;
        SeriesSample previous = default;
        long place = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            // A pipeline brings many samples of one millisecond: each takes the place after the one before it.
            SeriesSample sample = samples[i];
            place = sample.SeriesId == previous.SeriesId && sample.Timestamp == previous.Timestamp ? place + 1 : 0;
            previous = sample;
            double value = sample.IsCumulative ? ToIncrement(sample) : sample.Value;
            if (sample.IsCumulative) (increments ??= new double[samples.Length])[i] = value;
            insert.Bind(1, sample.SeriesId).Bind(2, sample.Timestamp).Bind(3, place).Bind(4, value).Execute();
            if (database.Changes() > 0) continue;
            place = insertLast.Bind(1, sample.SeriesId).Bind(2, sample.Timestamp).Bind(4, value).ReadInteger() ?? 0;
        }

        return increments;
    }

    /// <summary>Fills a buffer with the samples after a place in the order of time; returns how many, and the last one's place.</summary>
    public int Read(long seriesId, TimeRange range, long afterTime, long afterPlace, Span<Sample> buffer, out long lastPlace)
    {
        SqliteStatement select = database.Prepare(
            """
            SELECT time, value, place FROM sample
            WHERE series = ?1 AND (time, place) > (?2, ?3) AND time < ?4 ORDER BY time, place LIMIT ?5
            """).Bind(1, seriesId).Bind(2, afterTime).Bind(3, afterPlace).Bind(4, range.End).Bind(5, (long)buffer.Length);
        int count = 0;
        lastPlace = 0;
        while (select.Step())
        {
            buffer[count++] = ReadSample(select);
            lastPlace = select.Integer(2);
        }

        return count;
    }

    public IReadOnlyList<Sample> ReadNewest(long seriesId, TimeRange range, int count)
    {
        SqliteStatement select = database.Prepare(
            "SELECT time, value FROM sample WHERE series = ?1 AND time >= ?2 AND time < ?3 ORDER BY time DESC, place DESC LIMIT ?4")
            .Bind(1, seriesId).Bind(2, range.Start).Bind(3, range.End).Bind(4, (long)count);
        var samples = new List<Sample>();
        while (select.Step()) samples.Add(ReadSample(select));
        samples.Reverse();
        return samples;
    }

    private Sample ReadSample(SqliteStatement select)
    {
        double value = select.Real(1);
        if (!double.IsInfinity(value)) return new Sample(select.Integer(0), value);
        select.Reset();
        throw new MetricException(ErrorId.StoreCorrupt, database.Path, "a value is infinite");
    }

    private double ToIncrement(in SeriesSample sample)
    {
        SqliteStatement select = database.Prepare("SELECT reading FROM series WHERE id = ?1").Bind(1, sample.SeriesId);
        double? last = select.Step() && !select.IsNull(0) ? select.Real(0) : null;
        select.Reset();
        database.Prepare("UPDATE series SET reading = ?2 WHERE id = ?1").Bind(1, sample.SeriesId).Bind(2, sample.Value).Execute();
        if (last is null) return 0;
        return sample.Value >= last ? sample.Value - last.Value : sample.Value;
    }
}
