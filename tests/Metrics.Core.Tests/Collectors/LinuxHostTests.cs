using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors;

public sealed class LinuxHostTests : IDisposable
{
    private readonly PseudoFolder _machine = new();

    public void Dispose() => _machine.Dispose();

    private Collected Host() => new([.. HostSources.Create(_machine.Host, Collected.NoTags)]);

    [Fact]
    public void Processor_time_is_the_increment_by_mode_and_its_share_of_all()
    {
        Collected host = Host();
        _machine.Write("stat", "cpu  1000 100 500 8000 200 30 20 50 7 3\ncpu0 1000 0 0 0 0 0 0 0 0 0\n");
        host.Read();
        Assert.Null(host["system.cpu.time{cpu.mode=user}"]);
        _machine.Write("stat", "cpu  1200 100 600 8600 250 40 30 60 7 3\n");
        host.Read();
        Assert.Equal(2, host["system.cpu.time{cpu.mode=user}"]);
        Assert.Equal(0, host["system.cpu.time{cpu.mode=nice}"]);
        Assert.Equal(0.2, host["system.cpu.time{cpu.mode=interrupt}"]!.Value, 9);
        Assert.Equal(200.0 / 980, host["system.cpu.utilization{cpu.mode=user}"]!.Value, 9);
        Assert.Equal(600.0 / 980, host["system.cpu.utilization{cpu.mode=idle}"]!.Value, 9);
        Assert.Equal(1, host.Measurements.Where(static one => one.Series.Name == "system.cpu.utilization").Sum(static one => one.Value), 9);
        Assert.Equal(Environment.ProcessorCount, host["system.cpu.logical.count"]);
    }

    [Fact]
    public void Waiting_time_that_the_kernel_corrects_downwards_is_no_increment()
    {
        Collected host = Host();
        _machine.Write("stat", "cpu  100 0 100 800 500 0 0 0\n");
        host.Read();
        _machine.Write("stat", "cpu  200 0 100 900 490 0 0 0\n");
        host.Read();
        Assert.Equal(0, host["system.cpu.time{cpu.mode=iowait}"]);
        Assert.Equal(0.5, host["system.cpu.utilization{cpu.mode=user}"]);
    }

    [Fact]
    public void A_share_of_next_to_no_time_is_left_out()
    {
        Collected host = Host();
        _machine.Write("stat", "cpu  100 0 100 800 0 0 0 0\n");
        host.Read();
        _machine.Write("stat", "cpu  101 0 100 801 0 0 0 0\n");
        host.Read(0.01);
        Assert.Equal(0.01, host["system.cpu.time{cpu.mode=user}"]!.Value, 9);
        Assert.Null(host["system.cpu.utilization{cpu.mode=user}"]);
    }

    [Fact]
    public void Memory_in_use_is_what_is_not_available()
    {
        _machine.Write("meminfo", "MemTotal:       1000 kB\nMemFree:         300 kB\nMemAvailable:    600 kB\nBuffers:          50 kB\nCached:          200 kB\n");
        Collected host = Host().Read();
        Assert.Equal(1000 * 1024, host["system.memory.limit"]);
        Assert.Equal(400 * 1024, host["system.memory.usage{system.memory.state=used}"]);
        Assert.Equal(300 * 1024, host["system.memory.usage{system.memory.state=free}"]);
        Assert.Equal(200 * 1024, host["system.memory.usage{system.memory.state=cached}"]);
        Assert.Equal(50 * 1024, host["system.memory.usage{system.memory.state=buffers}"]);
        Assert.Equal(600 * 1024, host["system.memory.linux.available"]);
        Assert.Equal(0.4, host["system.memory.utilization{system.memory.state=used}"]);
    }

    [Fact]
    public void Memory_of_a_kernel_that_does_not_say_what_is_available_is_computed_the_older_way()
    {
        _machine.Write("meminfo", "MemTotal: 1000 kB\nMemFree: 300 kB\nBuffers: 50 kB\nCached: 200 kB\n");
        Collected host = Host().Read();
        Assert.Equal(450 * 1024, host["system.memory.usage{system.memory.state=used}"]);
        Assert.Null(host["system.memory.linux.available"]);
    }

    [Fact]
    public void Paging_has_levels_and_increments()
    {
        Collected host = Host();
        _machine.Write("meminfo", "MemTotal: 1000 kB\nSwapTotal: 400 kB\nSwapFree: 300 kB\n").Write("vmstat", "pswpin 5\npswpout 7\npgfault 100\npgmajfault 10\n");
        host.Read();
        Assert.Equal(0.25, host["system.paging.utilization{system.paging.state=used}"]);
        Assert.Equal(300 * 1024, host["system.paging.usage{system.paging.state=free}"]);
        _machine.Write("vmstat", "pswpin 6\npswpout 9\npgfault 150\npgmajfault 13\n");
        host.Read();
        Assert.Equal(47, host["system.paging.faults{system.paging.fault.type=minor}"]);
        Assert.Equal(3, host["system.paging.faults{system.paging.fault.type=major}"]);
        Assert.Equal(1, host["system.paging.operations{system.paging.direction=in}"]);
        Assert.Equal(2, host["system.paging.operations{system.paging.direction=out}"]);
    }

    [Fact]
    public void A_machine_without_swap_space_has_no_share_of_it()
    {
        _machine.Write("meminfo", "MemTotal: 1000 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n");
        Assert.DoesNotContain(Host().Read().Keys, static key => key.StartsWith("system.paging.u", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_whole_physical_disks_are_read()
    {
        Collected host = Host();
        _machine.AddDisk("sda").Write("diskstats", DiskLine("sda", 10, 100, 20, 200, 3000) + DiskLine("sda1", 10, 100, 20, 200, 3000) + DiskLine("dm-0", 1, 1, 1, 1, 1));
        host.Read();
        _machine.Write("diskstats", DiskLine("sda", 14, 108, 25, 216, 4500));
        host.Read();
        Assert.Equal(8 * 512, host["system.disk.io{disk.io.direction=read,system.device=sda}"]);
        Assert.Equal(16 * 512, host["system.disk.io{disk.io.direction=write,system.device=sda}"]);
        Assert.Equal(4, host["system.disk.operations{disk.io.direction=read,system.device=sda}"]);
        Assert.Equal(5, host["system.disk.operations{disk.io.direction=write,system.device=sda}"]);
        Assert.Equal(1.5, host["system.disk.io_time{system.device=sda}"]);
        Assert.DoesNotContain(host.Keys, static key => key.Contains("sda1") || key.Contains("dm-0"));
    }

    [Fact]
    public void A_file_system_is_read_where_it_is_mounted_first()
    {
        _machine.Write("self/mountinfo", """
            27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
            22 27 0:21 / /proc rw,relatime - proc proc rw
            28 27 0:27 / /run rw shared:5 - tmpfs tmpfs rw
            29 27 254:0 /var/lib/x /srv/x rw - ext4 /dev/vda rw
            30 27 254:16 / /mnt/my\040data rw shared:1 master:2 - xfs /dev/vdb rw
            31 27 254:16 / /mnt/my\040data/again rw - xfs /dev/vdb rw
            32 27 0:50 / /net rw - nfs4 server:/export rw
            33 27 7:0 / /snap/core ro - squashfs /dev/loop0 ro

            """);
        foreach (string place in new[] { "/", "/mnt/my data", "/mnt/my data/again", "/net", "/run", "/srv/x", "/snap/core" }) _machine.Sizes[place] = new FileSystemSizes(1000, 400, 300);
        Collected host = Host().Read();
        Assert.Equal(600, host["system.filesystem.usage{system.filesystem.mountpoint=/,system.filesystem.state=used,system.filesystem.type=ext4}"]);
        Assert.Equal(300, host["system.filesystem.usage{system.filesystem.mountpoint=/,system.filesystem.state=free,system.filesystem.type=ext4}"]);
        Assert.Equal(100, host["system.filesystem.usage{system.filesystem.mountpoint=/,system.filesystem.state=reserved,system.filesystem.type=ext4}"]);
        Assert.Equal(1000, host["system.filesystem.limit{system.filesystem.mountpoint=/mnt/my data,system.filesystem.type=xfs}"]);
        Assert.Equal(600.0 / 900, host["system.filesystem.utilization{system.filesystem.mountpoint=/,system.filesystem.type=ext4}"]!.Value, 9);
        Assert.Equal(2, host.Keys.Count(static key => key.StartsWith("system.filesystem.limit", StringComparison.Ordinal)));
    }

    [Fact]
    public void Interfaces_are_read_but_for_the_loopback_and_the_ends_of_containers()
    {
        const string Head = "Inter-|   Receive  |  Transmit\n face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop fifo colls carrier compressed\n";
        Collected host = Host();
        _machine.Write("net/dev", Head + "    lo: 5 1 0 0 0 0 0 0 5 1 0 0 0 0 0 0\n  eth0:1000 10 1 2 0 0 0 0 500 5 3 4 0 0 0 0\nveth1a: 9 9 0 0 0 0 0 0 9 9 0 0 0 0 0 0\nidle0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        host.Read();
        _machine.Write("net/dev", Head + "    lo: 9 1 0 0 0 0 0 0 9 1 0 0 0 0 0 0\n  eth0:1500 10 2 4 0 0 0 0 600 5 6 8 0 0 0 0\nidle0: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        host.Read();
        Assert.Equal(500, host["system.network.io{network.interface.name=eth0,network.io.direction=receive}"]);
        Assert.Equal(100, host["system.network.io{network.interface.name=eth0,network.io.direction=transmit}"]);
        Assert.Equal(1, host["system.network.errors{network.interface.name=eth0,network.io.direction=receive}"]);
        Assert.Equal(3, host["system.network.errors{network.interface.name=eth0,network.io.direction=transmit}"]);
        Assert.Equal(2, host["system.network.packet.dropped{network.interface.name=eth0,network.io.direction=receive}"]);
        Assert.Equal(4, host["system.network.packet.dropped{network.interface.name=eth0,network.io.direction=transmit}"]);
        Assert.DoesNotContain(host.Keys, static key => key.Contains("=lo") || key.Contains("veth") || key.Contains("idle"));
    }

    [Fact]
    public void An_interface_that_begins_again_at_zero_counts_what_it_has_counted_since()
    {
        Collected host = Host();
        _machine.Write("net/dev", "eth0: 1000 10 0 0 0 0 0 0 500 5 0 0 0 0 0 0\n");
        host.Read();
        _machine.Write("net/dev", "eth0: 70 10 0 0 0 0 0 0 600 5 0 0 0 0 0 0\n");
        host.Read();
        Assert.Equal(70, host["system.network.io{network.interface.name=eth0,network.io.direction=receive}"]);
    }

    [Fact]
    public void An_interface_that_comes_later_makes_no_spike()
    {
        Collected host = Host();
        _machine.Write("net/dev", "eth0: 1000 10 0 0 0 0 0 0 500 5 0 0 0 0 0 0\n");
        host.Read();
        _machine.Write("net/dev", "eth1: 999999 10 0 0 0 0 0 0 500 5 0 0 0 0 0 0\n");
        host.Read();
        Assert.DoesNotContain(host.Keys, static key => key.StartsWith("system.network", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_is_read_whatever_the_culture()
    {
        using var culture = new Culture("de-DE");
        _machine.Write("loadavg", "15.29 10.43 4.67 9/184 12760\n");
        Collected host = Host().Read();
        Assert.Equal(15.29, host["system.cpu.load_average.1m"]);
        Assert.Equal(10.43, host["system.cpu.load_average.5m"]);
        Assert.Equal(4.67, host["system.cpu.load_average.15m"]);
    }

    [Fact]
    public void A_machine_without_any_of_these_files_gives_nothing() => Assert.Empty(Host().Read().Read().Measurements);

    [Theory]
    [InlineData("")]
    [InlineData("cpu")]
    [InlineData("\n\n\n")]
    [InlineData("cpu  -1 NaN 1e999 99999999999999999999999999 x y z\nMemTotal: -5 kB\npgfault abc\neth0: NaN\n1 2 sda\n")]
    [InlineData(":\n:::: 1 2\nMemTotal:\nSwapTotal: 1\n- - - -\n1 2 3 / / - \\999\n")]
    [InlineData("\0\0\0\uFFFD(((\t\t\t)))\r\n")]
    public void Files_of_any_content_are_no_failure(string text)
    {
        _machine.AddDisk("sda");
        foreach (string name in new[] { "stat", "meminfo", "vmstat", "diskstats", "self/mountinfo", "net/dev", "loadavg" }) _machine.Write(name, text);
        Collected host = Host().Read().Read();
        Assert.All(host.Measurements, static one => Assert.True(one.Value >= 0));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_no_failure()
    {
        Directory.CreateDirectory(Path.Combine(_machine.Proc, "stat"));
        Assert.Empty(Host().Read().Measurements);
    }

    [Fact]
    public void Devices_beyond_the_most_that_are_kept_apart_are_left_out()
    {
        string lines = string.Concat(Enumerable.Range(0, 200).Select(static number => $"eth{number}: 1 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0\n"));
        Collected host = Host();
        _machine.Write("net/dev", lines);
        host.Read().Read();
        Assert.Equal(64 * 2, host.Keys.Count(static key => key.StartsWith("system.network.io", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tags_of_a_collector_are_on_all_that_it_reads()
    {
        _machine.Write("loadavg", "1 2 3 9/184 1\n");
        var host = new Collected([.. HostSources.Create(_machine.Host, new SeriesMaker(Model.TagSet.Parse("host.name=web1")))]);
        Assert.Equal(1, host.Read()["system.cpu.load_average.1m{host.name=web1}"]);
    }

    private static string DiskLine(string name, int reads, int sectorsRead, int writes, int sectorsWritten, int busy) =>
        $"   8       0 {name} {reads} 1 {sectorsRead} 5 {writes} 2 {sectorsWritten} 6 0 {busy} 7 0 0 0 0 0 0\n";
}
