namespace MetricsTools.Formats;

/// <summary>The text of one JSON value, in a buffer that the next one uses again.</summary>
internal sealed class JsonSlice
{
    /// <summary>The longest value, in characters; without a limit, a quote that is never closed would pull the whole document into memory.</summary>
    public const int MaximumLength = 1 << 20;

    /// <summary>The characters.</summary>
    public char[] Characters { get; private set; } = new char[512];

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>The line of the first one, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Begins a value.</summary>
    public void Start(int line)
    {
        Line = line;
        Length = 0;
    }

    /// <summary>Appends a character, or returns false when the value is too long.</summary>
    public bool TryAppend(int character)
    {
        if (Length == MaximumLength) return false;
        if (Length == Characters.Length)
        {
            char[] grown = new char[Length * 2];
            Array.Copy(Characters, grown, Length);
            Characters = grown;
        }

        Characters[Length++] = (char)character;
        return true;
    }

    /// <summary>The error of a value that is too long.</summary>
    public MetricException TooLong() => new(ErrorId.FormatContent, Line, "a record is longer than a million characters: a quote or a brace may not be closed.");
}
