using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Storage;

public abstract partial class MetricStoreContract
{
    [Fact]
    public void Equal_samples_all_count()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(5, 1), new Sample(5, 1));
        Append(store, series, new Sample(5, 1));
        Assert.Equal([new Sample(5, 1), new Sample(5, 1), new Sample(5, 1)], Read(store, series));
    }

    [Fact]
    public void Samples_are_ordered_by_time_and_then_as_they_were_appended()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(20, 1), new Sample(10, 2), new Sample(20, 3));
        Append(store, series, new Sample(10, 4), new Sample(20, 5), new Sample(15, 6));
        Assert.Equal([2, 4, 6, 1, 3, 5], Values(Read(store, series)));
    }

    [Fact]
    public void A_late_sample_takes_its_place_in_time()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(1000, 1));
        Append(store, series, new Sample(-1000, 2));
        Assert.Equal([new Sample(-1000, 2), new Sample(1000, 1)], Read(store, series));
    }

    [Theory]
    [InlineData(10, 30, new double[] { 1, 2 })]
    [InlineData(11, 31, new double[] { 2, 3 })]
    [InlineData(10, 10, new double[0])]
    [InlineData(30, 10, new double[0])]
    [InlineData(20, 21, new double[] { 2 })]
    [InlineData(31, long.MaxValue, new double[0])]
    [InlineData(long.MinValue, 10, new double[0])]
    [InlineData(long.MinValue, long.MaxValue, new double[] { 1, 2, 3 })]
    [InlineData(long.MaxValue, long.MinValue, new double[0])]
    public void A_range_holds_its_start_and_not_its_end(long start, long end, double[] expected)
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(10, 1), new Sample(20, 2), new Sample(30, 3));
        Assert.Equal(expected, Values(Read(store, series, new TimeRange(start, end))));
        Assert.Equal(expected, Values(Read(store, series, new TimeRange(start, end), chunkLength: 1)));
        Assert.Equal(expected, Values(store.ReadNewestSamples(series, new TimeRange(start, end), 10)));
    }

    [Fact]
    public void A_range_that_ends_before_samples_are_kept_is_empty_also_where_they_are_stored_with_others()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, [.. Enumerable.Range(0, 20).Select(day => new Sample(day * Day, day))]);
        Assert.NotNull(store.Maintain(Keep(1000)));
        Assert.NotNull(store.Maintain(Keep(7)));
        var range = new TimeRange(2 * Day, 10 * Day);
        Assert.Empty(Read(store, series, range));
        Assert.Empty(store.ReadNewestSamples(series, range, 5));
        Assert.Equal(0, store.ReadSampleWindow([series], range, 5).Count);
        Assert.Equal(7, Read(store, series, range with { End = 30 * Day }).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public void Windows_hold_about_as_many_samples_as_asked_for_also_when_one_series_is_shorter_than_another(int firstHour)
    {
        using IMetricStore store = Open();
        long brief = AddSeries(store, tags: "a=1"), longer = AddSeries(store, tags: "a=2");
        const int Count = 60_000;
        Append(store, brief, [.. Enumerable.Range(0, Count).Select(i => new Sample((firstHour * UnixTime.Hour) + (i * 600), i))]);
        Append(store, longer, [.. Enumerable.Range(0, 192).Select(hour => new Sample(hour * UnixTime.Hour, hour))]);
        Assert.NotNull(store.Maintain(Keep(1000)));
        var counts = new List<long>();
        for (TimeRange range = TimeRange.All; !range.IsEmpty;)
        {
            ISampleWindow window = store.ReadSampleWindow([brief, longer], range, 15_000);
            counts.Add(window.Count);
            range = range with { Start = window.Range.End };
        }

        // All of a stream counts where a window cuts it.
        Assert.All(counts, static count => Assert.InRange(count, 0, 25_000));
        Assert.InRange(counts.Count, Count / 25_000, 12);
    }

    [Fact]
    public void The_first_and_the_last_moment_that_a_range_can_hold_are_stored()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(long.MaxValue - 1, 2), new Sample(long.MinValue, 1), new Sample(long.MinValue, 1));
        Assert.Equal([1, 1, 2], Values(Read(store, series)));
        Assert.Equal([1, 1, 2], Values(Read(store, series, chunkLength: 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Equal_timestamps_at_the_border_of_a_chunk_are_neither_lost_nor_doubled(int chunkLength)
    {
        using IMetricStore store = Open();
        long series = AddSeries(store), other = AddSeries(store, tags: "host=web1");
        Sample[] samples = [.. Enumerable.Range(0, 10).Select(i => new Sample(i / 4, i))];
        Append(store, other, samples);
        Append(store, series, samples);
        Append(store, other, samples);
        Assert.Equal(samples, Read(store, series, chunkLength: chunkLength));
    }

    [Fact]
    public void A_reader_that_pauses_holds_up_no_writer_and_goes_on_after_its_place()
    {
        using IMetricStore store = Open(), writer = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(1, 1), new Sample(2, 2), new Sample(3, 3));
        var read = new List<double>();
        foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(series, TimeRange.All, 2))
        {
            if (read.Count == 0) Append(writer, series, new Sample(2, 2.5), new Sample(0, 0), new Sample(4, 4));
            read.AddRange(Values(chunk.ToArray()));
        }

        Assert.Equal([1, 2, 3], read.Where(value => value is 1 or 2 or 3));
        Assert.DoesNotContain(0, read);
        Assert.Equal(read.Order(), read);
        Assert.Equal([0, 1, 2, 2.5, 3, 4], Values(Read(store, series)));
    }

    [Fact]
    public void Any_samples_in_any_batches_come_back_bit_for_bit_in_order()
    {
        using IMetricStore store = Open();
        int count = 0;
        var cases =
            from length in Gen.Choose(0, 40)
            from times in Gen.Choose(-3, 3).ListOf(length)
            from values in Hostile.Number.ListOf(length)
            from batchLength in Gen.Choose(1, 15)
            from chunkLength in Gen.Choose(1, 15)
            select (Samples: times.Zip(values, (time, value) => new Sample(time, value)).ToArray(), batchLength, chunkLength);
        Always.Holds(cases, one =>
        {
            long series = AddSeries(store, tags: $"case={count++}");
            foreach (Sample[] batch in one.Samples.Chunk(one.batchLength)) Append(store, series, batch);
            Sample[] expected = [.. one.Samples.OrderBy(sample => sample.Timestamp)];
            Assert.Equal(expected.Select(Bits), Read(store, series, chunkLength: one.chunkLength).Select(Bits));
            Assert.Equal(expected.TakeLast(7).Select(Bits), store.ReadNewestSamples(series, TimeRange.All, 7).Select(Bits));
        });
    }

    [Fact]
    public void The_newest_samples_come_oldest_first()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(3, 5), new Sample(1, 1), new Sample(2, 2), new Sample(2, 3), new Sample(2, 4));
        Assert.Equal([4, 5], Values(store.ReadNewestSamples(series, TimeRange.All, 2)));
        Assert.Equal([2, 3, 4], Values(store.ReadNewestSamples(series, new TimeRange(0, 3), 3)));
        Assert.Equal([1, 2, 3, 4, 5], Values(store.ReadNewestSamples(series, TimeRange.All, int.MaxValue)));
        Assert.Empty(store.ReadNewestSamples(series, TimeRange.All, 0));
    }

    [Fact]
    public void A_series_without_samples_or_unknown_has_none()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        Assert.Empty(Read(store, series));
        Assert.Empty(Read(store, series + 1000));
        Assert.Empty(store.ReadNewestSamples(series + 1000, TimeRange.All, 5));
    }

    [Fact]
    public void Appending_nothing_succeeds()
    {
        using IMetricStore store = Open();
        Assert.True(store.TryAppend([], store.Epoch));
        Assert.Equal(0, store.GetStatistics().SampleCount);
    }

    [Fact]
    public void One_batch_appends_to_many_series()
    {
        using IMetricStore store = Open();
        long first = AddSeries(store), second = AddSeries(store, "memory");
        Assert.True(store.TryAppend([new(first, 2, 1), new(second, 1, 2), new(first, 1, 3)], store.Epoch));
        Assert.Equal([3, 1], Values(Read(store, first)));
        Assert.Equal([2], Values(Read(store, second)));
    }

    [Fact]
    public void The_first_reading_of_a_total_adds_nothing_and_the_next_ones_add_what_has_grown()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        AppendReadings(store, series, new Sample(1, 100), new Sample(2, 107));
        AppendReadings(store, series, new Sample(3, 107), new Sample(4, 110.5));
        Assert.Equal([0, 7, 0, 3.5], Values(Read(store, series)));
    }

    [Fact]
    public void A_reading_below_the_last_one_is_a_source_that_began_again_at_zero()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        AppendReadings(store, series, new Sample(1, 100), new Sample(2, 4), new Sample(3, 6), new Sample(4, 0), new Sample(5, 1));
        Assert.Equal([0, 4, 2, 0, 1], Values(Read(store, series)));
    }

    [Fact]
    public void Readings_go_on_where_another_instance_left_them_and_apart_for_each_series()
    {
        long series, other;
        using (IMetricStore store = Open())
        {
            series = AddSeries(store);
            other = AddSeries(store, tags: "host=web1");
            AppendReadings(store, series, new Sample(1, 10));
            AppendReadings(store, other, new Sample(1, 1000));
        }

        using IMetricStore again = Open();
        AppendReadings(again, series, new Sample(2, 12));
        AppendReadings(again, other, new Sample(2, 1001));
        Assert.Equal([0, 2], Values(Read(again, series)));
        Assert.Equal([0, 1], Values(Read(again, other)));
    }

    [Fact]
    public void Increments_and_readings_of_one_series_do_not_disturb_each_other()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store);
        AppendReadings(store, series, new Sample(1, 10));
        Append(store, series, new Sample(2, 500));
        AppendReadings(store, series, new Sample(3, 11));
        Assert.Equal([0, 500, 1], Values(Read(store, series)));
    }

    [Fact]
    public void A_batch_that_is_refused_leaves_the_last_reading_as_it_was()
    {
        using IMetricStore store = Open();
        long series = AddSeries(store), removed = AddSeries(store, "removed"), before = store.Epoch;
        AppendReadings(store, series, new Sample(1, 10));
        store.RemoveMetric(store.FindMetric("removed")!.Id);
        Assert.False(store.TryAppend([new(series, 2, 90, IsCumulative: true), new(removed, 2, 1)], before));
        AppendReadings(store, series, new Sample(3, 11));
        Assert.Equal([0, 1], Values(Read(store, series)));
    }

    [Fact]
    public void A_batch_with_an_identifier_is_appended_once_however_often_it_is_tried()
    {
        using IMetricStore store = Open(), other = Open();
        long series = AddSeries(store);
        var batch = new Guid("00010203-0405-0607-0809-0a0b0c0d0e0f");
        for (int i = 0; i < 3; i++)
        {
            Assert.True(store.TryAppend([new(series, 1, 1), new(series, 2, 2)], store.Epoch, batch));
            Assert.True(other.TryAppend([new(series, 1, 1), new(series, 2, 2)], other.Epoch, batch));
        }

        Assert.True(store.TryAppend([new(series, 3, 3)], store.Epoch, Guid.NewGuid()));
        Assert.False(store.TryAppend([new(series, 4, 4)], store.Epoch - 1, Guid.NewGuid()));
        Assert.Equal([1, 2, 3], Values(Read(store, series)));
    }

    private static (long Time, long Bits) Bits(Sample sample) => (sample.Timestamp, BitConverter.DoubleToInt64Bits(sample.Value));
}
