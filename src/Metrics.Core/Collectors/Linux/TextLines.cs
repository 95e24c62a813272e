namespace MetricsTools.Collectors.Linux;

/// <summary>The lines of a text, one after the other.</summary>
internal ref struct TextLines
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins.</summary>
    public TextLines(ReadOnlySpan<byte> text) => _rest = text;

    /// <summary>Gives the next line.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        line = _rest;
        if (_rest.IsEmpty) return false;
        int end = _rest.IndexOf((byte)'\n');
        if (end >= 0) line = _rest.Slice(0, end);
        _rest = end >= 0 ? _rest.Slice(end + 1) : default;
        return true;
    }
}
