using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>What series hold in the beginning of a part of a range, samples, hours or days, in one state of the store.</summary>
internal sealed class PartWindow
{
    private readonly ISampleWindow? _samples;
    private readonly IRollupWindow? _rollups;

    /// <summary>Reads the beginning of a part.</summary>
    /// <param name="store">The store.</param>
    /// <param name="seriesIds">Series of one metric.</param>
    /// <param name="part">The part.</param>
    /// <param name="most">About how many samples, hours or days to read at most.</param>
    public PartWindow(IMetricStore store, IReadOnlyList<long> seriesIds, AnswerPart part, long most)
    {
        Part = part;
        if (part.Resolution == Resolution.Raw) _samples = store.ReadSampleWindow(seriesIds, part.Range, most);
        else _rollups = store.ReadRollupWindow(seriesIds, part.Resolution, part.Range, most);
    }

    /// <summary>The part.</summary>
    public AnswerPart Part { get; }

    /// <summary>What of the part is answered.</summary>
    public TimeRange Range => _samples?.Range ?? _rollups!.Range;

    /// <summary>How many samples, hours or days there are at most.</summary>
    public long Count => _samples?.Count ?? _rollups!.Count;

    /// <summary>Begins to read series.</summary>
    /// <param name="first">The place of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="range">The part of the range; of hours and days all are read.</param>
    public IBucketSource[] Read(int first, int count, TimeRange range)
    {
        var sources = new IBucketSource[count];
        for (int i = 0; i < count; i++)
        {
            sources[i] = _samples is null
                ? new RollupSource(_rollups!.Read(first + i), Part.Resolution)
                : new SampleSource(_samples.Read(first + i, range));
        }

        return sources;
    }

    /// <summary>Cuts the range at starts of buckets into about equal parts that can be read side by side.</summary>
    /// <param name="length">The length of a bucket.</param>
    /// <param name="most">How many parts at most.</param>
    public List<TimeRange> Cut(long length, long most)
    {
        var parts = new List<TimeRange>();
        long start = Range.Start;
        if (_samples is { Extent: { IsEmpty: false } extent } && extent.Start > long.MinValue / 2 && extent.End < long.MaxValue / 2)
        {
            for (long i = 1; i < most; i++)
            {
                long cut = BucketInterval.StartOf(extent.Start + ((extent.End - extent.Start) / most * i), length);
                if (cut <= start || cut <= extent.Start || cut >= extent.End) continue;
                parts.Add(new TimeRange(start, cut));
                start = cut;
            }
        }

        parts.Add(new TimeRange(start, Range.End));
        return parts;
    }
}
