namespace MetricsTools.Formats;

/// <summary>
/// Cuts a JSON text into its records: the elements of top-level arrays, and top-level values one after the other. It only finds where a value ends,
/// so a million records take the memory of one; whether the value is sound is for <see cref="JsonRecordParser"/>.
/// </summary>
internal sealed class JsonScanner(TextReader text)
{
    private readonly CharacterSource _source = new(text);
    private Expected _expected = Expected.Document;

    private enum Expected
    {
        /// <summary>A value or an array, at the top level.</summary>
        Document,

        /// <summary>The first element of an array, or its end.</summary>
        ElementOrEnd,

        /// <summary>An element, after a comma.</summary>
        Element,

        /// <summary>A comma, or the end of the array.</summary>
        CommaOrEnd,
    }

    /// <summary>The value that was found last.</summary>
    public JsonSlice Value { get; } = new();

    /// <summary>The line of the next character, from 1.</summary>
    public int Line => _source.Line;

    /// <summary>Finds the next value, or returns false at the end.</summary>
    /// <exception cref="MetricException">The text is not JSON from here on.</exception>
    public bool Read()
    {
        while (true)
        {
            while (IsWhiteSpace(_source.Peek())) _source.Next();
            Value.Start(_source.Line);
            int next = _source.Peek();
            if (next == CharacterSource.End)
            {
                return _expected == Expected.Document ? false : throw Broken("the text ends before the array does.");
            }

            if (TakePunctuation(next)) continue;
            if (_expected == Expected.CommaOrEnd || next is ',' or ':' or ']' or '}') throw Broken($"'{(char)next}' is not expected here.");
            if (next is '{' or '[' or '"') CaptureNested();
            else CaptureScalar();
            if (_expected != Expected.Document) _expected = Expected.CommaOrEnd;
            return true;
        }
    }

    private static bool IsWhiteSpace(int character) => character is ' ' or '\t' or '\r' or '\n';

    private bool TakePunctuation(int character)
    {
        Expected? then = (_expected, character) switch
        {
            (Expected.Document, '[') => Expected.ElementOrEnd,
            (Expected.ElementOrEnd or Expected.CommaOrEnd, ']') => Expected.Document,
            (Expected.CommaOrEnd, ',') => Expected.Element,
            _ => null,
        };
        if (then is null) return false;
        _expected = then.Value;
        _source.Next();
        return true;
    }

    private void CaptureNested()
    {
        int depth = 0;
        bool isInString = false;
        do
        {
            int character = Take();
            if (isInString)
            {
                if (character == '\\') Take();
                else if (character == '"') isInString = false;
            }
            else if (character == '"') isInString = true;
            else if (character is '{' or '[') depth++;
            else if (character is '}' or ']') depth--;
        }
        while (depth > 0 || isInString);
    }

    private void CaptureScalar()
    {
        while (_source.Peek() is var next && next != CharacterSource.End && !IsWhiteSpace(next) && next is not (',' or ':' or '[' or ']' or '{' or '}' or '"')) Take();
    }

    private int Take()
    {
        int character = _source.Next();
        if (character == CharacterSource.End) throw Broken("the text ends before the value that begins here does.");
        return Value.TryAppend(character) ? character : throw Value.TooLong();
    }

    private MetricException Broken(string reason) => new(ErrorId.FormatContent, Value.Line, reason);
}
