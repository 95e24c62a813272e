using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/stat</c>.</summary>
internal static class CpuStatistics
{
    /// <summary>The time of all processors, from the first line: hundredths of seconds, user nice system idle iowait irq softirq steal.</summary>
    public static bool TryRead(ReadOnlySpan<byte> stat, Span<double> seconds)
    {
        var lines = new TextLines(stat);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            if (!words.Next().SequenceEqual("cpu"u8)) continue;
            for (int mode = CpuMode.User; mode <= CpuMode.IoWait; mode++) seconds[mode] = words.NextNumber() / LinuxHost.TicksPerSecond;
            seconds[CpuMode.Interrupt] = (words.NextNumber() + words.NextNumber()) / LinuxHost.TicksPerSecond;
            seconds[CpuMode.Steal] = words.NextNumber() / LinuxHost.TicksPerSecond;
            return !double.IsNaN(seconds[CpuMode.User] + seconds[CpuMode.System] + seconds[CpuMode.Idle]);
        }

        return false;
    }

    /// <summary>When the machine was started, in seconds since 1970-01-01T00:00:00Z; NaN when it is not said.</summary>
    public static double ReadStart(ReadOnlySpan<byte> stat)
    {
        var lines = new TextLines(stat);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            if (words.Next().SequenceEqual("btime"u8)) return words.NextNumber();
        }

        return double.NaN;
    }
}
