using MetricsTools.Model;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Wording;

/// <summary>Names of series where there is little room.</summary>
public static class SeriesText
{
    private const int ShortestName = 6;
    private const string Ellipsis = "..";

    /// <summary>The name and tags.</summary>
    public static string Of(SeriesKey key) => PlainText.Of(key.ToString());

    /// <summary>The same in at most so many columns: without the keys of the tags where that helps, then with less of the middle of the name.</summary>
    public static string Fit(SeriesKey key, int columns)
    {
        string whole = Of(key);
        if (CharacterWidth.Of(whole) <= columns) return whole;
        string values = string.Concat(key.Tags.Select(static tag => " " + PlainText.Of(tag.Value)));
        string name = PlainText.Of(key.Name);
        int room = columns - CharacterWidth.Of(values);
        if (CharacterWidth.Of(name) <= room) return name + values;
        return room >= ShortestName ? Middle(name, room) + values : Middle(name + values, columns);
    }

    // Names of metrics begin alike, and values end differently: the middle is what can be missed.
    private static string Middle(string text, int columns)
    {
        if (columns <= Ellipsis.Length + 2 || CharacterWidth.Of(text) != text.Length) return TextFit.Cut(text, columns);
        int end = (columns - Ellipsis.Length) / 2;
        return text.Substring(0, columns - Ellipsis.Length - end) + Ellipsis + text.Substring(text.Length - end);
    }
}
