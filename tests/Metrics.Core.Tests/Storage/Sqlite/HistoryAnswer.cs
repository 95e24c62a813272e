using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Statistics;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What a question of buckets must be answered with, by the samples themselves, however the store keeps them and whatever happens meanwhile.</summary>
/// <remarks>
/// Every sample that is there from the beginning to the end of the question, in a resolution that may answer, counts exactly once. Others may count, and once at
/// most: those that are pruned or appended meanwhile; and those outside of the range, but in the hours or days at its edges that are only there as a whole.
/// </remarks>
/// <param name="request">What was asked.</param>
/// <param name="before">Since when was kept what, when the question began.</param>
/// <param name="after">The same when it ended.</param>
internal sealed class HistoryAnswer(BucketRequest request, StoredFrom before, StoredFrom after)
{
    /// <summary>Compares buckets.</summary>
    /// <param name="buckets">The buckets of one group.</param>
    /// <param name="stored">The samples that were there in the beginning: by time, of equal times in the order of the series and as appended.</param>
    /// <param name="appended">Those that were appended meanwhile, all of them 0.</param>
    public void Check(IEnumerable<Bucket> buckets, IReadOnlyList<Sample> stored, IReadOnlyList<Sample> appended)
    {
        var must = new Course(stored.Where(sample => request.Range.Contains(sample.Timestamp) && sample.Timestamp >= KeptFrom(after)));
        var pruned = new Course(stored.Where(sample => IsTouched(sample.Timestamp) && !(request.Range.Contains(sample.Timestamp) && sample.Timestamp >= KeptFrom(after))));
        var added = new Course(appended.Where(sample => IsTouched(sample.Timestamp)));
        bool isFilled = request.Fill != Fill.None && before == after && appended.Count == 0;
        long last = long.MinValue;
        foreach (Bucket bucket in buckets)
        {
            Assert.True(bucket.Start == last || (bucket.Start > last && (!isFilled || last == long.MinValue)), $"The bucket at {bucket.Start} comes after one that ends at {last}.");
            last = bucket.Start + (long)bucket.Interval.TotalMilliseconds;
            Check(bucket, must.Take(bucket.Start, last), pruned.Take(bucket.Start, last), added.Take(bucket.Start, last));
        }

        Assert.Equal(0, must.Left);
    }

    private static void Check(Bucket bucket, Sample[] must, Sample[] may, Sample[] added)
    {
        Assert.InRange(bucket.Count, must.Length, must.Length + may.Length + added.Length);
        if (bucket.Count == 0) return;
        double[] values = [.. must.Select(static sample => sample.Value)];
        var sum = new ExactSum();
        sum.Add(values);
        if (may.Length > 0)
        {
            Assert.InRange(bucket.Sum!.Value, sum.Value, sum.Value + may.Sum(static sample => sample.Value) + 1e-6);
            return;
        }

        Assert.Equal(sum.Value, bucket.Sum);
        Assert.Equal(bucket.Resolution == Resolution.Raw || bucket.Minimum == bucket.Maximum, bucket.IsExact);
        if (bucket.Count > must.Length) return;
        Assert.Equal((values.Min(), values.Max(), values[0], values[^1]), (bucket.Minimum, bucket.Maximum, bucket.First, bucket.Last));
        double p95 = Quantiles.Of(values, 0.95);
        if (bucket.IsExact) Assert.Equal(p95, bucket.P95);
        else Assert.InRange(bucket.P95!.Value, p95 * 0.9945, p95 * 1.0055);
    }

    private long KeptFrom(StoredFrom kept) => request.Resolution switch
    {
        Resolution.Raw => kept.Raw,
        Resolution.Hour => Math.Min(kept.Hour, kept.Day),
        Resolution.Day => kept.Day,
        _ => Math.Min(kept.Raw, Math.Min(kept.Hour, kept.Day)),
    };

    // Whether a moment lies in the range, or in an hour or a day at its edges that may be there only as a whole.
    private bool IsTouched(long time) => time >= KeptFrom(before) && time >= StartOf(request.Range.Start) && (request.Range.End - 1 >= time || StartOf(request.Range.End - 1) == StartOf(time));

    private long StartOf(long time)
    {
        if (time < long.MinValue + UnixTime.Day || (request.Resolution is Resolution.Auto or Resolution.Raw && time >= after.Raw) || request.Resolution == Resolution.Raw) return time;
        return BucketInterval.StartOf(time, request.Resolution != Resolution.Day && time >= after.Hour ? UnixTime.Hour : UnixTime.Day);
    }

    // Samples by time, taken bucket by bucket.
    private sealed class Course(IEnumerable<Sample> samples)
    {
        private readonly Sample[] _samples = [.. samples];
        private int _place;
        private int _taken;

        /// <summary>Those that were never taken.</summary>
        public int Left => _samples.Length - _taken;

        public Sample[] Take(long start, long end)
        {
            while (_place < _samples.Length && _samples[_place].Timestamp < start) _place++;
            int first = _place;
            while (_place < _samples.Length && _samples[_place].Timestamp < end) _place++;
            _taken += _place - first;
            return _samples.AsSpan(first, _place - first).ToArray();
        }
    }
}
