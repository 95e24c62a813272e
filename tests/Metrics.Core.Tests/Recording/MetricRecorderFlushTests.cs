using MetricsTools.Model;
using MetricsTools.Storage;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Recording;

/// <summary>When samples reach the store, and what becomes of them when the store fails or changes.</summary>
public sealed class MetricRecorderFlushTests : IDisposable
{
    private readonly RecorderFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(100)]
    public void A_full_batch_is_stored_and_the_rest_at_the_end(int batchSize)
    {
        using (MetricRecorder recorder = _fixture.Record(options => options with { BatchSize = batchSize }))
        {
            RecordedSeries series = recorder.Resolve("cpu", null, null, TagSet.Empty);
            for (int i = 0; i < 50; i++)
            {
                recorder.Add(series, _fixture.Time.Now, i);
                Assert.InRange(recorder.PendingCount, 1, batchSize);
                Assert.Equal(i + 1, recorder.PendingCount + _fixture.SampleCount);
            }
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), _fixture.Values("cpu"));
    }

    [Fact]
    public void A_flush_of_nothing_writes_nothing()
    {
        using MetricRecorder recorder = _fixture.Record();
        recorder.Flush();
        Assert.Equal(0, _fixture.SampleCount);
    }

    [Fact]
    public void A_flush_that_fails_keeps_the_samples_and_the_next_stores_them_once()
    {
        using MetricRecorder recorder = _fixture.Record(store: _fixture.Open(TimeSpan.Zero));
        for (int i = 0; i < 5; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        using (Lock())
        {
            for (int attempt = 0; attempt < 2; attempt++)
            {
                Assert.Equal(ErrorId.StoreLocked, Assert.Throws<MetricException>(recorder.Flush).Id);
                Assert.Equal(5, recorder.PendingCount);
            }
        }

        recorder.Flush();
        Assert.Equal(0, recorder.PendingCount);
        recorder.Flush();
        Assert.Equal([0, 1, 2, 3, 4], _fixture.Values("cpu"));
    }

    [Fact]
    public void Samples_of_a_metric_that_another_removed_are_stored_in_a_new_one()
    {
        using MetricRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "gone", Kind = MetricKind.Counter, Unit = "s", Value = 1, Tags = TagSet.Parse("a=b") });
        recorder.Add(new MetricRecord { Name = "kept", Value = 2 });
        recorder.Flush();
        recorder.Add(new MetricRecord { Name = "gone", Value = 3, Tags = TagSet.Parse("a=b") });
        recorder.Add(new MetricRecord { Name = "kept", Value = 4 });
        Remove("gone");
        recorder.Flush();
        Assert.Equal([3], _fixture.Values("gone", "a=b"));
        Assert.Equal([2, 4], _fixture.Values("kept"));
        MetricDefinition metric = _fixture.Store.FindMetric("gone")!;
        Assert.Equal((MetricKind.Counter, "s"), (metric.Kind, metric.Unit));
        Assert.Equal(3, _fixture.SampleCount);
    }

    [Fact]
    public void A_resolved_series_of_a_metric_that_another_removed_still_works()
    {
        using MetricRecorder recorder = _fixture.Record();
        RecordedSeries series = recorder.Resolve("gone", null, null, TagSet.Empty);
        for (int i = 0; i < 3; i++)
        {
            Remove("gone");
            recorder.Add(series, _fixture.Time.Now, i);
            recorder.Flush();
            Assert.Equal([i], _fixture.Values("gone"));
        }
    }

    [Fact]
    public void A_metric_that_another_removed_is_not_made_again_without_samples()
    {
        using MetricRecorder recorder = _fixture.Record();
        RecordedSeries series = recorder.Resolve("gone", MetricKind.Counter, null, TagSet.Empty);
        recorder.Add(series, _fixture.Time.Now, 1);
        recorder.Add(new MetricRecord { Name = "kept", Value = 1 });
        recorder.Flush();
        Remove("gone");
        recorder.Add(new MetricRecord { Name = "kept", Value = 2 });
        recorder.Flush();
        Assert.Null(_fixture.Store.FindMetric("gone"));
        Assert.Equal([1, 2], _fixture.Values("kept"));
        recorder.Add(series, _fixture.Time.Now, 3);
        recorder.Flush();
        Assert.Equal([3], _fixture.Values("gone"));
    }

    [Fact]
    public void A_metric_that_another_made_again_has_the_kind_it_has_now()
    {
        using MetricRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "m", Kind = MetricKind.Counter, Value = 1 });
        recorder.Flush();
        Remove("m");
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "m" });
        recorder.Add(new MetricRecord { Name = "other", Value = 1 });
        recorder.Flush();
        recorder.Add(new MetricRecord { Name = "m", Value = -2 });
        recorder.Flush();
        Assert.Equal([-2], _fixture.Values("m"));
    }

    [Fact]
    public void A_new_series_of_a_metric_that_another_removed_is_made_in_a_new_one()
    {
        using MetricRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "gone", Value = 1, Tags = TagSet.Parse("id=1") });
        Remove("gone");
        recorder.Add(new MetricRecord { Name = "gone", Value = 2, Tags = TagSet.Parse("id=2") });
        recorder.Flush();
        Assert.Equal([1], _fixture.Values("gone", "id=1"));
        Assert.Equal([2], _fixture.Values("gone", "id=2"));
        Assert.Equal(2, _fixture.SampleCount);
    }

    [Fact]
    public void A_renewal_that_fails_half_way_loses_nothing()
    {
        using MetricRecorder recorder = _fixture.Record(store: _fixture.Open(TimeSpan.Zero));
        foreach (string name in new[] { "kept", "gone", "kept2" }) recorder.Add(new MetricRecord { Name = name, Value = 1 });
        recorder.Flush();
        foreach (string name in new[] { "kept", "gone", "kept2" }) recorder.Add(new MetricRecord { Name = name, Value = 2 });
        Remove("gone");

        // The epoch is seen to have changed, then the new metric cannot be made.
        using (SqliteConnection other = Connect())
        {
            Execute(other, "CREATE TRIGGER refuse BEFORE INSERT ON metric BEGIN SELECT RAISE(ABORT, 'refused'); END");
            Assert.Throws<MetricException>(recorder.Flush);
            Execute(other, "DROP TRIGGER refuse");
        }

        recorder.Flush();
        Assert.Equal([2], _fixture.Values("gone"));
        Assert.Equal([1, 2], _fixture.Values("kept"));
        Assert.Equal([1, 2], _fixture.Values("kept2"));
        Assert.Equal(5, _fixture.SampleCount);
    }

    [Fact]
    public void A_metric_that_another_made_again_with_another_kind_keeps_its_samples_pending()
    {
        using MetricRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "m", Kind = MetricKind.Counter, Value = 1 });
        Remove("m");
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "m", Kind = MetricKind.Set });
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Assert.Equal(ErrorId.KindConflict, Assert.Throws<MetricException>(recorder.Flush).Id);
            Assert.Equal(1, recorder.PendingCount);
        }

        Assert.Equal(0, _fixture.SampleCount);
        Remove("m");
        recorder.Flush();
        Assert.Equal([1], _fixture.Values("m"));
    }

    private void Remove(string name)
    {
        IMetricStore other = _fixture.Open();
        other.RemoveMetric(other.FindMetric(name)!.Id);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _fixture.Path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private SqliteConnection Lock()
    {
        SqliteConnection connection = Connect();
        Execute(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
