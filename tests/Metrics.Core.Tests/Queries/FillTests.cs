using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class FillTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new();

    public FillTests() => _stored.Add("m", "", StoredMetrics.Sample("07:30", 5), StoredMetrics.Sample("09:15", 7));

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void None_leaves_empty_intervals_out() => Assert.Equal([7, 9], Hours(_stored.Buckets("m", Hour, Fill.None, "06:00", "11:00")));

    [Theory]
    [InlineData(Fill.Null)]
    [InlineData(Fill.Zero)]
    [InlineData(Fill.Previous)]
    public void Filling_covers_a_bounded_range_from_its_start_to_its_end(Fill fill)
    {
        Assert.Equal([5, 6, 7, 8, 9, 10], Hours(_stored.Buckets("m", Hour, fill, "05:59", "10:30")));
        Assert.Equal([6, 7, 8, 9, 10], Hours(_stored.Buckets("m", Hour, fill, "06:00", "11:00")));
    }

    [Fact]
    public void Filling_of_an_open_range_ends_with_the_bucket_of_now()
    {
        using var stored = new StoredMetrics(StoredMetrics.At("12:30"));
        stored.Add("m", "", StoredMetrics.Sample("09:15", 7));
        Assert.Equal([9, 10, 11, 12], Hours(stored.Buckets("m", Hour, Fill.Null, "09:00")));
    }

    [Fact]
    public void Filling_without_a_range_lies_between_the_samples() => Assert.Equal([7, 8, 9], Hours(_stored.Buckets("m", Hour, Fill.Null)));

    [Fact]
    public void Filling_up_to_an_end_begins_with_the_first_sample() => Assert.Equal([7, 8, 9, 10], Hours(_stored.Buckets("m", Hour, Fill.Null, null, "10:59")));

    [Fact]
    public void A_sample_at_the_very_end_has_its_bucket() => Assert.Equal([7, 8, 9], Hours(_stored.Buckets("m", TimeSpan.FromMinutes(15), Fill.Null, "07:30", "09:15")).Distinct());

    [Fact]
    public void Null_has_no_figures()
    {
        Bucket gap = _stored.Buckets("m", Hour, Fill.Null, "06:00", "11:00")[2];
        Assert.Equal(0, gap.Count);
        foreach (Aggregate aggregate in Enum.GetValues<Aggregate>().Except([Aggregate.Count])) Assert.Null(gap[aggregate]);
    }

    [Fact]
    public void Zero_has_zeros()
    {
        Bucket gap = _stored.Buckets("m", Hour, Fill.Zero, "06:00", "11:00")[0];
        foreach (Aggregate aggregate in Enum.GetValues<Aggregate>()) Assert.Equal(0, gap[aggregate]);
    }

    [Fact]
    public void Previous_repeats_the_figures_with_a_count_of_zero_and_has_none_before_the_first()
    {
        List<Bucket> buckets = _stored.Buckets("m", Hour, Fill.Previous, "06:00", "11:00");
        Assert.Equal([null, 5, 5, 7, 7], buckets.Select(bucket => bucket.Average));
        Assert.Equal([0, 1, 0, 1, 0], buckets.Select(bucket => bucket.Count));
        Assert.Equal(StoredMetrics.Ms("10:00"), buckets[4].Start);
    }

    private static IEnumerable<int> Hours(List<Bucket> buckets) => buckets.Select(bucket => UnixTime.ToDateTimeOffset(bucket.Start).Hour);
}
