using System.Globalization;
using System.Security;
using MetricsTools.Collectors.Processes;

namespace MetricsTools.Collectors.Linux;

/// <summary>Processes by <c>/proc</c>: one short file tells whether a process is wanted, and only of those that are, the others are read.</summary>
/// <param name="proc">The folder that stands for <c>/proc</c>.</param>
internal sealed class LinuxProcesses(string proc) : IProcessReader
{
    private readonly PseudoFile _files = new(proc);
    private double _start = double.NaN;

    /// <inheritdoc/>
    public void Read(ProcessFilter filter, List<ProcessUse> found)
    {
        if (double.IsNaN(_start)) _start = CpuStatistics.ReadStart(_files.Read("stat"));
        if (!filter.HasPatterns)
        {
            foreach (int id in filter.Ids) ReadOne(id, filter, found);
            return;
        }

        try
        {
            foreach (string folder in Directory.EnumerateDirectories(proc))
            {
                if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) ReadOne(id, filter, found);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            // What was read so far is what can be had.
        }
    }

    private void ReadOne(int id, ProcessFilter filter, List<ProcessUse> found)
    {
        string folder = id.ToString(CultureInfo.InvariantCulture);
        var stat = new ProcessStatistics(_files.Read(folder + "/stat", 4096));
        if (stat.Name is not { } name) return;
        bool isWanted = filter.Contains(id);
        if (!isWanted || ProcessStatistics.IsCut(name)) name = WholeName(folder, name);
        if (!isWanted && !filter.Matches(name)) return;
        (double read, double written) = ReadIo(_files.Read(folder + "/io"));
        long started = double.IsNaN(_start + stat.StartTicks) ? 0 : (long)((_start + (stat.StartTicks / LinuxHost.TicksPerSecond)) * 1000);
        found.Add(new ProcessUse(
            id, name, started, stat.UserTicks / LinuxHost.TicksPerSecond, stat.SystemTicks / LinuxHost.TicksPerSecond,
            stat.ResidentPages * Environment.SystemPageSize, stat.VirtualBytes, stat.Threads, CountFiles(folder + "/fd"), read, written));
    }

    // The kernel keeps fifteen bytes of a name; the whole one is the file that was started, when it begins like that.
    private string WholeName(string folder, string name)
    {
        if (!ProcessStatistics.IsCut(name)) return name;
        ReadOnlySpan<byte> command = _files.Read(folder + "/cmdline", 4096);
        int end = command.IndexOf((byte)0);
        if (end > 0) command = command.Slice(0, end);
        string file = LineWords.TextOf(command.Slice(command.LastIndexOf((byte)'/') + 1));
        return file.Length <= Model.TagSet.MaximumValueLength && file.StartsWith(name, StringComparison.Ordinal) ? file : name;
    }

    private static (double Read, double Written) ReadIo(ReadOnlySpan<byte> io)
    {
        double read = double.NaN, written = double.NaN;
        var lines = new TextLines(io);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            ReadOnlySpan<byte> name = words.Next();
            if (name.SequenceEqual("read_bytes:"u8)) read = words.NextNumber();
            else if (name.SequenceEqual("write_bytes:"u8)) written = words.NextNumber();
        }

        return (read, written);
    }

    private double CountFiles(string folder)
    {
        try
        {
            int count = 0;
            foreach (string _ in Directory.EnumerateFileSystemEntries(_files.PathOf(folder))) count++;
            return count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            return double.NaN;
        }
    }
}
