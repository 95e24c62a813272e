using System.Globalization;
using System.Text.RegularExpressions;

namespace MetricsTools.Views.Live;

/// <summary>A terminal of a test: keys are pressed one a wait, time passes only while somebody waits, and what is written becomes frames.</summary>
internal sealed partial class FakeTerminal(FixedTime time) : IScreen, IKeySource
{
    private readonly Queue<string> _keys = [];
    private string[] _rows = [];

    public int Width { get; private set; } = 80;

    public int Height { get; private set; } = 24;

    /// <summary>What was written, write by write.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>What was seen after each write.</summary>
    public List<string> Frames { get; } = [];

    public string Output => string.Concat(Writes);

    /// <summary>The keys to be pressed: a character, the name of a key, a size such as 120x40 that the terminal then has, or nothing.</summary>
    public CancellationToken Press(params string[] keys)
    {
        foreach (string key in keys) _keys.Enqueue(key);
        return CancellationToken.None;
    }

    public KeyPress? Wait(TimeSpan wait, CancellationToken cancellation)
    {
        Assert.NotEmpty(_keys);
        string key = _keys.Dequeue();
        if (key.Length == 0 || key.Contains('x') && key.Length > 1)
        {
            time.Current += wait;
            if (key.Length > 0) (Width, Height) = (int.Parse(key.Split('x')[0], CultureInfo.InvariantCulture), int.Parse(key.Split('x')[1], CultureInfo.InvariantCulture));
            return null;
        }

        return key switch
        {
            "Enter" => new KeyPress(ConsoleKey.Enter, '\r'),
            "Escape" => new KeyPress(ConsoleKey.Escape, '\u001b'),
            "Down" => new KeyPress(ConsoleKey.DownArrow, '\0'),
            "^C" => new KeyPress(ConsoleKey.C, '\u0003', IsControl: true),
            _ => new KeyPress((ConsoleKey)char.ToUpperInvariant(key[0]), key[0]),
        };
    }

    public void Write(string text)
    {
        Writes.Add(text);
        if (text.Contains("\u001b[2J") || _rows.Length != Height) _rows = new string[Height];
        foreach (Match row in Row().Matches(text)) _rows[int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) - 1] = Style().Replace(row.Groups[2].Value, "");
        if (text.Contains(";1H")) Frames.Add(string.Join("\n", _rows));
    }

    [GeneratedRegex("\u001b\\[(\\d+);1H(.*?)(?=\u001b\\[K|\u001b\\[\\d+;1H|$)")]
    private static partial Regex Row();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Style();
}
