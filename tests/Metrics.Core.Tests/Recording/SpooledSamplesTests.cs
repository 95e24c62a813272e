using MetricsTools.Model;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Recording;

/// <summary>What waits beside a store without anybody who records.</summary>
public sealed class SpooledSamplesTests : IDisposable
{
    private readonly BufferFixture _fixture = new();

    public SpooledSamplesTests()
    {
        _fixture.Prepare(static _ => { });
        using SqliteConnection locked = _fixture.Lock();
        using BufferedRecorder recorder = _fixture.Record();
        for (int i = 0; i < 7; i++) recorder.Add(new MetricRecord { Name = "jobs", Value = i });
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Is_taken_in_once()
    {
        Assert.Single(_fixture.SpoolFiles);
        Assert.Empty(TakeIn(_fixture.Options));
        Assert.Empty(TakeIn(_fixture.Options));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], _fixture.Values("jobs"));
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void Stays_while_the_store_is_not_to_be_had()
    {
        using (_fixture.Lock()) Assert.Empty(TakeIn(_fixture.Options));
        Assert.Single(_fixture.SpoolFiles);
        Assert.Empty(TakeIn(_fixture.Options));
        Assert.Equal(7, _fixture.SampleCount);
    }

    [Fact]
    public void Stays_while_recording_is_off()
    {
        BufferOptions asConfigured = _fixture.Options with { RecorderOptions = null };
        _fixture.Prepare(static store => store.SetSetting("Enabled", "false"));
        Assert.Empty(TakeIn(asConfigured));
        Assert.Equal(0, _fixture.SampleCount);
        Assert.Single(_fixture.SpoolFiles);

        _fixture.Prepare(static store => store.SetSetting("Enabled", "true"));
        Assert.Empty(TakeIn(asConfigured));
        Assert.Equal(7, _fixture.SampleCount);
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void Damage_is_reported()
    {
        string file = Assert.Single(_fixture.SpoolFiles);
        using (var stream = new FileStream(file, FileMode.Open)) stream.SetLength(stream.Length - 1);
        Assert.Contains("is damaged", Assert.Single(TakeIn(_fixture.Options)), StringComparison.Ordinal);
        Assert.Equal(0, _fixture.SampleCount);
        Assert.Empty(_fixture.SpoolFiles);
    }

    private List<string> TakeIn(BufferOptions options)
    {
        var reports = new List<string>();
        SpooledSamples.TakeIn(_fixture.Path, options, reports.Add);
        return reports;
    }
}
