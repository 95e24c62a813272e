using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Turns readings of running totals into increments, by the last reading of each series, within a write transaction.</summary>
internal sealed class StoreReadings(SqliteDatabase database)
{
    /// <summary>The samples with increments in the place of readings.</summary>
    public SeriesSample[] ToIncrements(ReadOnlySpan<SeriesSample> samples)
    {
        SeriesSample[] increments = samples.ToArray();
        for (int i = 0; i < increments.Length; i++)
        {
            if (increments[i].IsCumulative) increments[i] = increments[i] with { Value = ToIncrement(increments[i]), IsCumulative = false };
        }

        return increments;
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
