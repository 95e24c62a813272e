using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Baselines;

/// <summary>The values of one stored series in a range, by time.</summary>
/// <param name="Series">The series.</param>
/// <param name="Values">Its values, as <see cref="ValueSeries"/> has them.</param>
public sealed record SeriesValues(SelectedSeries Series, IReadOnlyList<Sample> Values)
{
    /// <summary>The values of every series that is asked for; of a Counter or a Set, those of the whole intervals of the question, an hour by default.</summary>
    /// <param name="queries">The store, and the clock.</param>
    /// <param name="query">Which series, and which time.</param>
    /// <param name="since">The moment before which values of a series are not wanted, or null.</param>
    /// <exception cref="MetricException">The name, the range, the interval or the store is not usable.</exception>
    public static IEnumerable<SeriesValues> Read(MetricQueries queries, SeriesQuery query, Func<SeriesKey, long>? since = null)
    {
        foreach (SelectedSeries series in queries.Selector.Select(query.Name, query.Filter))
        {
            TimeRange range = queries.Resolve(query, series.Metric);
            if (since is not null) range = range with { Start = Math.Max(range.Start, since(series.Key)) };
            var values = new ValueSeries(
                queries.Selector.Store, SeriesGroup.Of(series), query.Interval ?? ValueSeries.DefaultInterval, figure: null, UnixTime.Now(queries.Time));
            IReadOnlyList<Sample> read = values.Read(range);
            if (read.Count == 0) queries.ExplainEmpty(series.Key, range);
            else yield return new SeriesValues(series, read);
        }
    }
}
