using System.IO.Compression;

namespace MetricsTools.Packaging;

/// <summary>Zip files that do not depend on when they are made.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes files into a new zip.</summary>
    public static void Write(string path, IEnumerable<PackageFile> files)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (PackageFile file in files)
        {
            ZipArchiveEntry entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
            entry.LastWriteTime = Time;
            using FileStream source = File.OpenRead(file.Source);
            using Stream target = entry.Open();
            source.CopyTo(target);
        }
    }

    /// <summary>Gives all entries of a zip the same time.</summary>
    public static void Stamp(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true);
        foreach (ZipArchiveEntry entry in zip.Entries) entry.LastWriteTime = Time;
    }
}
