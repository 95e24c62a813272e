namespace MetricsTools.Formats;

/// <summary>Text at the end of a file, cut off again when it is not completed.</summary>
internal sealed class AdditionInProgress : FileInProgress
{
    private readonly bool _isNew;
    private readonly long _length;

    private AdditionInProgress(FileStream stream, bool isNew, string? firstLine) : base(stream)
    {
        _isNew = isNew;
        _length = stream.Length;
        FirstLine = firstLine;
        if (EndsInLine(stream)) Text.Write('\n');
    }

    public static AdditionInProgress Begin(string path)
    {
        bool isNew = !File.Exists(path);
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            return new AdditionInProgress(stream, isNew, ReadFirstLine(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private protected override void Discard()
    {
        Stream.SetLength(_length);
        Stream.Dispose();
        if (_isNew) File.Delete(Stream.Name);
    }

    private static string? ReadFirstLine(FileStream stream)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true, 1 << 10, leaveOpen: true);
        string? line = text.ReadLine();
        while (line is not null && string.IsNullOrWhiteSpace(line)) line = text.ReadLine();
        return text.CurrentEncoding is System.Text.UTF8Encoding
            ? line
            : throw new MetricException(ErrorId.FormatContent, 1, $"the file is {text.CurrentEncoding.WebName}; only UTF-8 can be appended to.");
    }

    // Leaves the stream at its end.
    private static bool EndsInLine(FileStream stream)
    {
        if (stream.Length == 0) return false;
        stream.Position = stream.Length - 1;
        return stream.ReadByte() != '\n';
    }
}
