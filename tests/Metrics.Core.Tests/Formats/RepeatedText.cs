namespace MetricsTools.Formats;

/// <summary>A text too long for memory: a beginning, a part again and again, an end. It counts what was read of it.</summary>
internal sealed class RepeatedText(string start, string part, string end, int count) : TextReader
{
    private string _current = start;
    private int _position;
    private int _left = count;

    public long CharactersRead { get; private set; }

    public override int Peek() => Fill() ? _current[_position] : -1;

    public override int Read()
    {
        if (!Fill()) return -1;
        CharactersRead++;
        return _current[_position++];
    }

    public override int Read(char[] buffer, int index, int count)
    {
        int length = 0;
        while (length < count && Fill())
        {
            int size = Math.Min(count - length, _current.Length - _position);
            _current.CopyTo(_position, buffer, index + length, size);
            _position += size;
            length += size;
        }

        CharactersRead += length;
        return length;
    }

    private bool Fill()
    {
        while (_position == _current.Length)
        {
            if (_left < 0) return false;
            _current = _left-- > 0 ? part : end;
            _position = 0;
        }

        return true;
    }
}
