using System.Text;

namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/self/mountinfo</c>: where local file systems with a size are mounted.</summary>
internal static class MountTable
{
    /// <summary>
    /// Reads them: number, parent, major:minor, root, mount point, options, some optional fields, a hyphen, type, source. A file system that is mounted more
    /// than once is given once, and what shows a part of one elsewhere is left out. So are network file systems: a server that is gone would hold up all else.
    /// </summary>
    /// <returns>Mount points with their types, in the order of the file.</returns>
    public static IEnumerable<(string MountPoint, string Type)> Read(ReadOnlySpan<byte> mountinfo)
    {
        var found = new Dictionary<string, (string MountPoint, string Type)>(StringComparer.Ordinal);
        var lines = new TextLines(mountinfo);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            words.Skip(3);
            bool isWhole = words.Next().SequenceEqual("/"u8);
            string mountPoint = Unescape(words.NextText());
            words.Skip(1);
            for (ReadOnlySpan<byte> word = words.Next(); !word.IsEmpty && !word.SequenceEqual("-"u8);) word = words.Next();
            string type = words.NextText(), source = Unescape(words.NextText());
            if (mountPoint.Length is 0 or > Model.TagSet.MaximumValueLength || !IsLocal(type, source, mountPoint) || !(isWhole || type == "btrfs")) continue;
            if (!found.TryGetValue(source, out (string MountPoint, string Type) known) || mountPoint.Length < known.MountPoint.Length) found[source] = (mountPoint, type);
        }

        return found.Values;
    }

    // Loop devices are mostly packages, which are full by design; the root of a container is an overlay.
    private static bool IsLocal(string type, string source, string mountPoint) => type switch
    {
        "" or "squashfs" or "iso9660" or "autofs" => false,
        "zfs" => true,
        "overlay" => mountPoint == "/",
        _ => source.StartsWith("/dev/", StringComparison.Ordinal) && !source.StartsWith("/dev/loop", StringComparison.Ordinal) && !type.StartsWith("fuse.", StringComparison.Ordinal),
    };

    // Spaces and the like are written as a backslash and three octal digits, byte by byte.
    private static string Unescape(string text)
    {
        if (text.IndexOf('\\') < 0) return text;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool isEscape = bytes[i] == '\\' && i + 3 < bytes.Length && IsOctal(bytes[i + 1]) && IsOctal(bytes[i + 2]) && IsOctal(bytes[i + 3]);
            if (!isEscape)
            {
                bytes[length++] = bytes[i];
                continue;
            }

            bytes[length++] = (byte)(((bytes[i + 1] - '0') << 6) | ((bytes[i + 2] - '0') << 3) | (bytes[i + 3] - '0'));
            i += 3;
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool IsOctal(byte digit) => digit is >= (byte)'0' and <= (byte)'7';
}
