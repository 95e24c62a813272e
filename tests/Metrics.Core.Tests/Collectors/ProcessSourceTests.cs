using System.Diagnostics;
using System.Globalization;
using MetricsTools.Collectors.Linux;
using MetricsTools.Collectors.Processes;

namespace MetricsTools.Collectors;

public sealed class ProcessSourceTests : IDisposable
{
    // The machine was started so many seconds after 1970 that its processes start before the tests read for the first time, at 1010 s.
    private const int Start = 500;

    private readonly PseudoFolder _machine = new();

    public ProcessSourceTests() => _machine.Write("stat", $"cpu 1 2 3 4\nbtime {Start}\n");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_program_is_the_sum_of_its_processes()
    {
        AddProcess(10, "worker", user: 100, system: 50, pages: 10);
        AddProcess(11, "worker", user: 200, system: 0, pages: 20);
        AddProcess(12, "other", user: 9999, system: 0, pages: 1);
        Collected processes = Processes("worker").Read();
        AddProcess(10, "worker", user: 300, system: 80, pages: 15);
        AddProcess(11, "worker", user: 250, system: 0, pages: 20);
        processes.Read();
        Assert.Equal(2, processes["process.count{process.executable.name=worker}"]);
        Assert.Equal(2.5, processes["process.cpu.time{cpu.mode=user,process.executable.name=worker}"]!.Value, 9);
        Assert.Equal(0.3, processes["process.cpu.time{cpu.mode=system,process.executable.name=worker}"]!.Value, 9);
        Assert.Equal(2.5 / 10 / Environment.ProcessorCount, processes["process.cpu.utilization{cpu.mode=user,process.executable.name=worker}"]!.Value, 9);
        Assert.Equal(35.0 * Environment.SystemPageSize, processes["process.memory.usage{process.executable.name=worker}"]);
        Assert.Equal(2 * 4096, processes["process.memory.virtual{process.executable.name=worker}"]);
        Assert.Equal(6, processes["process.thread.count{process.executable.name=worker}"]);
        Assert.DoesNotContain(processes.Keys, static key => key.Contains("other"));
    }

    [Fact]
    public void The_first_reading_of_a_process_that_has_run_for_long_makes_no_spike()
    {
        AddProcess(10, "worker", user: 360000, system: 360000);
        Assert.Null(Processes("worker").Read()["process.cpu.time{cpu.mode=user,process.executable.name=worker}"]);
    }

    [Fact]
    public void A_process_that_started_after_the_last_reading_counts_from_its_start()
    {
        Collected processes = Processes("worker").Read();
        AddProcess(10, "worker", user: 70, system: 0, startTicks: (1015 - Start) * 100);
        AddProcess(11, "worker", user: 500000, system: 0, startTicks: 100);
        Assert.Equal(0.7, processes.Read()["process.cpu.time{cpu.mode=user,process.executable.name=worker}"]!.Value, 9);
    }

    [Fact]
    public void A_number_that_another_process_has_got_is_another_process()
    {
        AddProcess(10, "worker", user: 1000, system: 0, startTicks: 100);
        Collected processes = Processes("worker").Read();
        AddProcess(10, "worker", user: 2000, system: 0, startTicks: 200);
        Assert.Null(processes.Read()["process.cpu.time{cpu.mode=user,process.executable.name=worker}"]);
    }

    [Fact]
    public void A_process_that_is_chosen_by_its_number_is_a_series_of_its_own()
    {
        AddProcess(10, "worker", user: 1, system: 0);
        AddProcess(11, "worker", user: 1, system: 0);
        Collected processes = Processes("10", "wor*").Read();
        Assert.Equal(1, processes["process.count{process.executable.name=worker,process.pid=10}"]);
        Assert.Equal(1, processes["process.count{process.executable.name=worker}"]);
        Directory.Delete(Path.Combine(_machine.Proc, "10"), recursive: true);
        Assert.Null(processes.Read()["process.count{process.executable.name=worker,process.pid=10}"]);
    }

    [Fact]
    public void A_program_that_is_named_in_full_and_does_not_run_is_one_of_no_processes()
    {
        AddProcess(10, "other", user: 1, system: 0);
        Collected processes = Processes("Worker.exe", "none*").Read();
        Assert.Equal(0, processes["process.count{process.executable.name=Worker}"]);
        Assert.Single(processes.Measurements);
        AddProcess(11, "worker", user: 1, system: 0);
        Assert.Equal(1, processes.Read()["process.count{process.executable.name=Worker}"]);
    }

    [Theory]
    [InlineData("a b) (c", "a b) (c")]
    [InlineData(")", ")")]
    public void A_name_may_hold_brackets_and_spaces(string name, string pattern)
    {
        AddProcess(10, name, user: 1, system: 0);
        Assert.Equal(1, Processes(pattern).Read()[$"process.count{{{Model.TagSet.Create([new Model.Tag("process.executable.name", name)])}}}"]);
    }

    [Fact]
    public void A_name_that_the_kernel_has_cut_is_the_whole_one()
    {
        AddProcess(10, "a-name-that-is-", user: 1, system: 0);
        _machine.Write("10/cmdline", "/usr/bin/a-name-that-is-longer\0--option\0");
        Assert.Equal(1, Processes("a-name-that-is-longer").Read()["process.count{process.executable.name=a-name-that-is-longer}"]);
    }

    [Fact]
    public void Disk_transfer_is_read_where_it_may_be()
    {
        AddProcess(10, "worker", user: 1, system: 0);
        _machine.Write("10/io", "rchar: 5\nread_bytes: 4096\nwrite_bytes: 100\ncancelled_write_bytes: 1\n").Write("10/fd/0", "").Write("10/fd/1", "");
        Collected processes = Processes("worker").Read();
        _machine.Write("10/io", "read_bytes: 8192\nwrite_bytes: 150\n");
        processes.Read();
        Assert.Equal(4096, processes["process.disk.io{disk.io.direction=read,process.executable.name=worker}"]);
        Assert.Equal(50, processes["process.disk.io{disk.io.direction=write,process.executable.name=worker}"]);
        if (!OperatingSystem.IsWindows()) Assert.Equal(2, processes["process.unix.file_descriptor.count{process.executable.name=worker}"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10 (")]
    [InlineData("10 ()")]
    [InlineData("10 (worker")]
    [InlineData("10 (worker)")]
    [InlineData("10 (worker) S x x x x x x x x x x x x x x x x x x x x")]
    public void A_file_of_any_content_is_no_failure(string text)
    {
        _machine.Write("10/stat", text);
        Collected processes = Processes("*", "10").Read().Read();
        Assert.All(processes.Measurements, static one => Assert.True(one.Value >= 0));
    }

    [Fact]
    public void This_process_is_found_by_its_number_and_by_its_name()
    {
        Desktop.SkipUnderMono("it calls itself by another name than the system does");
        using var self = Process.GetCurrentProcess();
        string id = self.Id.ToString(CultureInfo.InvariantCulture);
        IProcessReader reader = ProcessSource.ReaderOfThisHost();
        var processes = new Collected(new ProcessSource([id], reader, Collected.NoTags), new ProcessSource([self.ProcessName], reader, Collected.NoTags));
        processes.Read();
        Measurement memory = Assert.Single(processes.Measurements, one => one.Series.Name == "process.memory.usage" && one.Series.Tags["process.pid"] == id);
        Assert.InRange(memory.Value, 1 << 20, 1L << 36);
        Assert.Contains(processes.Measurements, one => one.Series.Name == "process.count" && one.Series.Tags["process.pid"] is null && one.Value >= 1);
    }

    private Collected Processes(params string[] processes) => new(new ProcessSource(processes, new LinuxProcesses(_machine.Proc), Collected.NoTags));

    private void AddProcess(int id, string name, int user, int system, int pages = 1, int startTicks = 100) =>
        _machine.Write($"{id}/stat", $"{id} ({name}) S 1 1 1 0 -1 4194304 99 0 0 0 {user} {system} 0 0 20 -5 3 0 {startTicks} 4096 {pages} 18446744073709551615 1 1 1\n");
}
