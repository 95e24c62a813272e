using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Reads what series hold in a range, window by window, so that each sample counts once, whatever answers for it.</summary>
/// <remarks>
/// Each window is planned by what is kept when it is read: the store may prune between two of them. Windows meet at starts of hours. The rest of a day that one ends
/// within is read with it, as hours, and answers where there is nothing left by then but the day as a whole, which holds what was answered already.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="metric">The metric of the series.</param>
/// <param name="request">What is asked.</param>
internal sealed class PartWindows(IMetricStore store, MetricDefinition metric, BucketRequest request)
{
    /// <summary>All of the range.</summary>
    /// <param name="seriesIds">Series of the metric.</param>
    /// <param name="coarsest">What to take where samples are kept.</param>
    public IEnumerable<PartWindow> Read(IReadOnlyList<long> seriesIds, Resolution coarsest)
    {
        TimeRange rest = request.Range;
        PartWindow? restOfDay = null;
        while (!rest.IsEmpty)
        {
            (PartWindow? window, restOfDay) = store.Read(() => ReadNext(seriesIds, rest, coarsest, restOfDay));
            if (window is null) yield break;
            yield return window;
            rest = rest with { Start = window.Range.End };
        }
    }

    private (PartWindow? Window, PartWindow? RestOfDay) ReadNext(IReadOnlyList<long> seriesIds, TimeRange rest, Resolution coarsest, PartWindow? restOfDay)
    {
        StoredFrom kept = store.GetStoredFrom(metric.Id);
        List<AnswerPart> parts = AnswerPart.Plan(kept, rest, request.Resolution, coarsest);
        if (parts.Count == 0) return default;
        AnswerPart part = parts[0];
        if (restOfDay is not null && part.Resolution == Resolution.Day) return (restOfDay, null);
        var window = new PartWindow(store, seriesIds, part, request.WindowSamples);
        long end = window.Range.End;
        if (end == rest.End || end % UnixTime.Day == 0 || request.Resolution == Resolution.Raw) return (window, null);
        var left = new TimeRange(end, Math.Min(BucketInterval.StartOf(end, UnixTime.Day) + UnixTime.Day, rest.End));
        if (kept.Hour <= end && TryReadHours(seriesIds, left) is { } hours) return (window, hours);

        // Without hours, a day is read as a whole.
        return (new PartWindow(store, seriesIds, part with { Range = part.Range with { End = left.End } }, long.MaxValue), null);
    }

    // Null when they are damaged, which is no matter as long as samples answer.
    private PartWindow? TryReadHours(IReadOnlyList<long> seriesIds, TimeRange range)
    {
        try
        {
            return new PartWindow(store, seriesIds, new AnswerPart(Resolution.Hour, range), long.MaxValue);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
        {
            return null;
        }
    }
}
