using System.Text;

namespace MetricsTools.Formats;

/// <summary>Writes text files whole or not at all: UTF-8 without a byte order mark, with LF.</summary>
public static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes a file beside its place, forces it to the disk and then renames it, so that at any moment the path holds the old content or the new. A link is
    /// followed, and a device is written to as it is. When <paramref name="write"/> throws, nothing is changed and nothing is left behind.
    /// </summary>
    /// <exception cref="MetricException">The file exists, and <paramref name="noClobber"/> forbids replacing it.</exception>
    public static void Write(string path, bool noClobber, Action<TextWriter> write)
    {
        string target = FilePlace.Resolve(path);
        if (noClobber && File.Exists(target)) throw new MetricException(ErrorId.FileExists, path);
        if (FilePlace.IsDevice(target))
        {
            using FileStream device = new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            WriteText(device, write);
            return;
        }

        string temporary = Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetRandomFileName());
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                WriteText(stream, write);
                stream.Flush(flushToDisk: true);
            }

            FilePlace.Move(temporary, target, noClobber);
        }
        catch (IOException) when (noClobber && File.Exists(temporary) && File.Exists(target))
        {
            File.Delete(temporary);
            throw new MetricException(ErrorId.FileExists, path);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Adds to the end of a file, which is created when there is none; a last line without a newline gets one first. When <paramref name="write"/> throws,
    /// the file is cut back to what it was; only a crash can leave a part of what was added.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the text; its second argument is the first line of the file that is not blank, or null when there is none.</param>
    /// <exception cref="MetricException">The file is in another encoding than UTF-8.</exception>
    public static void Append(string path, Action<TextWriter, string?> write)
    {
        bool isNew = !File.Exists(path);
        try
        {
            using FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            long length = stream.Length;
            try
            {
                string? firstLine = ReadFirstLine(stream);
                bool isInLine = EndsInLine(stream);
                WriteText(stream, text =>
                {
                    if (isInLine) text.Write('\n');
                    write(text, firstLine);
                });
                stream.Flush(flushToDisk: true);
            }
            catch
            {
                stream.SetLength(length);
                throw;
            }
        }
        catch when (isNew)
        {
            File.Delete(path);
            throw;
        }
    }

    private static void WriteText(FileStream stream, Action<TextWriter> write)
    {
        using var text = new StreamWriter(stream, Utf8, 1 << 14, leaveOpen: true) { NewLine = "\n" };
        write(text);
    }

    private static string? ReadFirstLine(FileStream stream)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true, 1 << 10, leaveOpen: true);
        string? line = text.ReadLine();
        while (line is not null && string.IsNullOrWhiteSpace(line)) line = text.ReadLine();
        return text.CurrentEncoding is UTF8Encoding
            ? line
            : throw new MetricException(ErrorId.FormatContent, 1, $"the file is {text.CurrentEncoding.WebName}; only UTF-8 can be appended to.");
    }

    private static bool EndsInLine(FileStream stream)
    {
        if (stream.Length == 0) return false;
        stream.Position = stream.Length - 1;
        return stream.ReadByte() != '\n';
    }
}
