using System.Diagnostics;
using System.Globalization;

namespace MetricsTools.CommandLine;

public sealed class CollectTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void One_reading_of_this_host_takes_an_interval_and_has_increments()
    {
        CliResult result = _cli.Run("collect", "--count", "1", "--interval", "200ms", "--tag", "host.name=web1").Expect(0);
        Assert.Contains("in 1 reading(s)", result.Error, StringComparison.Ordinal);
        string[] usage = _cli.Run("series", "system.memory.usage", "--tag", "system.memory.state=used,host.name=web1", "--format", "csv").Expect(0).Lines;
        Assert.Equal(2, usage.Length);
        Assert.Contains("system.cpu.time", _cli.Run("series", "system.cpu.time", "--format", "csv").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_are_read_by_name_and_by_number_and_the_host_only_when_it_is_asked_for()
    {
        using var self = Process.GetCurrentProcess();
        string id = self.Id.ToString(CultureInfo.InvariantCulture);
        _cli.Run("collect", "--process", id, "a-program-that-nobody-has", "--count", "2", "--interval", "100ms").Expect(0);
        string counts = _cli.Run("series", "process.count", "--format", "csv").Expect(0).Output;
        Assert.Contains("process.pid=" + id, counts, StringComparison.Ordinal);
        Assert.Contains("a-program-that-nobody-has", counts, StringComparison.Ordinal);
        _cli.Run("series", "system.memory.usage").Expect(2, "MetricNotFound");
    }

    [Fact]
    public void A_duration_ends_it()
    {
        _cli.Run("collect", "--duration", "300ms", "--interval", "1h").Expect(0);
        Assert.Equal(2, _cli.Run("series", "system.memory.limit", "--format", "csv").Expect(0).Lines.Length);
    }

    [Fact]
    public void A_signal_ends_it_and_what_was_read_is_stored()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using Process process = _cli.Start("collect", "--interval", "100ms");
        SpinWait.SpinUntil(() => File.Exists(_cli.File("store.db")) && _cli.Run("series", "system.memory.limit", "--format", "csv").ExitCode == 0, TimeSpan.FromSeconds(30));
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Recorded", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CollectorInterval", "--interval", "1ms")]
    [InlineData("DurationWithoutUnit", "--interval", "10")]
    [InlineData("DurationNotPositive", "--duration", "0s")]
    [InlineData("ProcessNotFound", "--process", "999999999")]
    [InlineData("Usage", "--count", "0")]
    public void A_mistake_ends_it_at_once_and_makes_no_store(string id, params string[] arguments)
    {
        _cli.Run(["collect", .. arguments]).Expect(2, id);
        Assert.False(File.Exists(_cli.File("store.db")));
    }

    [Fact]
    public void While_recording_is_off_nothing_is_read()
    {
        _cli.Settings["METRICSTOOLS_ENABLED"] = "false";
        Assert.Contains("Recording is off", _cli.Run("collect", "--count", "5").Expect(0).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.File("store.db")));
    }

    [Fact]
    public void A_store_that_cannot_be_opened_ends_with_1()
    {
        Directory.CreateDirectory(_cli.File("folder"));
        _cli.Run("collect", "--count", "1", "--store", "folder").Expect(1, "StoreIsDirectory");
    }
}
