using MetricsTools.Collectors.Host;

namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/diskstats</c>.</summary>
internal static class DiskStatistics
{
    // Whatever the sectors of the disk are.
    private const double BytesPerSector = 512;
    private const double MillisecondsPerSecond = 1000;

    /// <summary>Reads whole disks: major minor name, then reads merged sectors milliseconds, the same of writes, in progress, milliseconds busy.</summary>
    /// <param name="diskstats">The file.</param>
    /// <param name="isDisk">Tells whole physical disks from partitions, and from what is made of disks, which would count twice.</param>
    /// <param name="disks">Takes them.</param>
    public static void Read(ReadOnlySpan<byte> diskstats, Func<string, bool> isDisk, List<DiskUse> disks)
    {
        var lines = new TextLines(diskstats);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            words.Skip(2);
            string name = words.NextText();
            if (name.Length == 0 || name.Length > Model.TagSet.MaximumValueLength || !isDisk(name)) continue;
            double reads = words.NextNumber();
            words.Skip(1);
            double bytesRead = words.NextNumber() * BytesPerSector;
            words.Skip(1);
            double writes = words.NextNumber();
            words.Skip(1);
            double bytesWritten = words.NextNumber() * BytesPerSector;
            words.Skip(2);
            disks.Add(new DiskUse(name, bytesRead, bytesWritten, reads, writes, words.NextNumber() / MillisecondsPerSecond));
        }
    }
}
