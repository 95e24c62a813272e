using System.Buffers.Text;
using System.Text;

namespace MetricsTools.Collectors.Linux;

/// <summary>The words of a line, one after the other.</summary>
internal ref struct LineWords
{
    private static readonly byte[] Spaces = [(byte)' ', (byte)'\t'];

    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins.</summary>
    public LineWords(ReadOnlySpan<byte> line) => _rest = line;

    /// <summary>Gives the next word; empty when there is none.</summary>
    public ReadOnlySpan<byte> Next()
    {
        while (!_rest.IsEmpty && (_rest[0] == ' ' || _rest[0] == '\t')) _rest = _rest.Slice(1);
        int end = _rest.IndexOfAny(Spaces);
        ReadOnlySpan<byte> word = end >= 0 ? _rest.Slice(0, end) : _rest;
        _rest = _rest.Slice(word.Length);
        return word;
    }

    /// <summary>Passes over some words.</summary>
    public void Skip(int count)
    {
        for (int i = 0; i < count; i++) Next();
    }

    /// <summary>The next word as text.</summary>
    public string NextText()
    {
        ReadOnlySpan<byte> word = Next();
        return word.IsEmpty ? "" : TextOf(word);
    }

    /// <summary>The next word as a number of zero or more; NaN when it is none.</summary>
    public double NextNumber()
    {
        ReadOnlySpan<byte> word = Next();
        bool isNumber = Utf8Parser.TryParse(word, out double number, out int length) && length == word.Length;
        return isNumber && number >= 0 && !double.IsInfinity(number) ? number : double.NaN;
    }

    /// <summary>Bytes as text.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes) =>
#if NET
        Encoding.UTF8.GetString(bytes);
#else
        Encoding.UTF8.GetString(bytes.ToArray());
#endif
}
