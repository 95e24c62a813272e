using System.Text;
using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>The names of documents that are about one series each. Names are compared without case, which the values of tags are not.</summary>
public static class DocumentName
{
    private const char Separator = '\n';
    private const char Escape = '^';

    /// <summary>The name of a series' document: what it is called, then the series, in which a capital of its tags stands as <c>^</c> and the small letter.</summary>
    /// <param name="title">What it is called; without control characters.</param>
    /// <param name="series">The series.</param>
    public static string Of(string title, SeriesKey series)
    {
        var name = new StringBuilder(title).Append(Separator).Append(series.Name).Append(Separator);
        foreach (char character in series.Tags.ToString())
        {
            bool isCapital = character is >= 'A' and <= 'Z';
            if (isCapital || character == Escape) name.Append(Escape);
            name.Append(isCapital ? (char)(character - 'A' + 'a') : character);
        }

        return name.ToString();
    }

    /// <summary>What a document is called.</summary>
    public static string TitleOf(string name) => name.Substring(0, name.IndexOf(Separator));
}
