using System.Text;

namespace MetricsTools.Formats;

/// <summary>
/// Reads text in UTF-8 strictly: up to the first bytes that are none, and there it throws, where other readers put a replacement character. A file with the
/// mark of UTF-16 or UTF-32 is read as that.
/// </summary>
public sealed class Utf8Text : TextReader
{
    // No text has this character: Unicode reserves it for such uses.
    private const char Broken = '\uFFFF';

    private static readonly Encoding Encoding =
        Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Broken.ToString()));

    private readonly StreamReader _text;
    private bool _isBroken;

    /// <summary>Reads a stream, and closes it in the end.</summary>
    public Utf8Text(Stream stream) => _text = new StreamReader(stream, Encoding, detectEncodingFromByteOrderMarks: HasOtherMark(stream));

    /// <summary>Opens a file.</summary>
    public static Utf8Text Open(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));

    /// <inheritdoc/>
    public override int Peek() => Check(_text.Peek());

    /// <inheritdoc/>
    public override int Read() => Check(_text.Read());

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        if (_isBroken) throw Failure();
        int read = _text.Read(buffer, index, count);
        int broken = Array.IndexOf(buffer, Broken, index, read);
        _isBroken = broken >= 0;
        return broken < 0 ? read : broken > index ? broken - index : throw Failure();
    }

    /// <inheritdoc/>
    public override string? ReadLine() => _text.ReadLine() is not { } line ? null : line.IndexOf(Broken) < 0 ? line : throw Failure();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
        base.Dispose(disposing);
    }

    private static int Check(int character) => character == Broken ? throw Failure() : character;

    private static MetricException Failure() => new(ErrorId.TextNotUtf8);

    private static bool HasOtherMark(Stream stream)
    {
        if (!stream.CanSeek) return false;
        int first = stream.ReadByte(), second = stream.ReadByte();
        stream.Position = 0;
        return (first, second) is (0xFE, 0xFF) or (0xFF, 0xFE);
    }
}
