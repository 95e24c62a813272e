namespace MetricsTools.Formats;

/// <summary>The characters of a text, one at a time, with the line they stand on. A byte order mark at the start is passed over.</summary>
internal sealed class CharacterSource(TextReader text)
{
    /// <summary>What is returned at the end.</summary>
    public const int End = -1;

    private readonly char[] _buffer = new char[4096];
    private int _position;
    private int _length;
    private bool _isStarted;

    /// <summary>The line of the next character, from 1; LF, CR LF and CR end a line.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next character, or <see cref="End"/>.</summary>
    public int Peek()
    {
        if (_position < _length) return _buffer[_position];
        _position = 0;
        _length = text.Read(_buffer, 0, _buffer.Length);
        if (_length <= 0) return End;
        if (!_isStarted && _buffer[0] == '\uFEFF') _position = 1;
        _isStarted = true;
        return _position < _length ? _buffer[_position] : Peek();
    }

    /// <summary>Takes the next character, or <see cref="End"/>.</summary>
    public int Next()
    {
        int character = Peek();
        if (character == End) return End;
        _position++;
        if (character == '\n' || (character == '\r' && Peek() != '\n')) Line++;
        return character;
    }
}
