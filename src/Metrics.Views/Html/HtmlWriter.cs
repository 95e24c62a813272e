using System.Globalization;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html;

/// <summary>
/// Writes HTML and SVG in which text stays text: whatever a store holds is escaped, in content and in attributes alike. There is no way to write raw markup;
/// elements and attributes are those of a closed list, and style and script are the module's own (see <see cref="HtmlAsset"/>).
/// </summary>
/// <param name="output">Where the page goes.</param>
public sealed class HtmlWriter(TextWriter output)
{
    private readonly Stack<string> _open = new();
    private bool _isTagOpen;

    /// <summary>Writes what comes before the first element.</summary>
    public HtmlWriter Doctype()
    {
        output.Write("<!doctype html>\n");
        return this;
    }

    /// <summary>Begins an element.</summary>
    /// <param name="element">Its name.</param>
    /// <param name="style">Its classes, or null.</param>
    /// <exception cref="ArgumentException">A page may not have such an element.</exception>
    public HtmlWriter Start(string element, string? style = null)
    {
        HtmlVocabulary.RequireElement(element);
        CloseTag();
        output.Write('<');
        output.Write(element);
        _open.Push(element);
        _isTagOpen = true;
        return style is null ? this : Attribute("class", style);
    }

    /// <summary>Adds an attribute to the element that was just begun.</summary>
    /// <exception cref="ArgumentException">A page may not have such an attribute.</exception>
    /// <exception cref="InvalidOperationException">No element was just begun.</exception>
    public HtmlWriter Attribute(string name, string value)
    {
        HtmlVocabulary.RequireAttribute(name, value);
        if (!_isTagOpen) throw new InvalidOperationException("An attribute follows the start of an element.");
        output.Write(' ');
        output.Write(name);
        output.Write("=\"");
        Escape(value);
        output.Write('"');
        return this;
    }

    /// <summary>Adds an attribute that is a number.</summary>
    public HtmlWriter Attribute(string name, double value) => Attribute(name, value.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string? text)
    {
        CloseTag();
        Escape(text);
        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public HtmlWriter End()
    {
        string element = _open.Pop();
        if (HtmlVocabulary.IsVoid(element)) CloseTag();
        else if (_isTagOpen && HtmlVocabulary.IsShape(element)) output.Write("/>");
        else if (HtmlVocabulary.HasOptionalEnd(element)) CloseTag();
        else WriteEnd(element);
        _isTagOpen = false;
        return this;
    }

    /// <summary>Writes an element that holds nothing but text.</summary>
    public HtmlWriter Element(string element, string? text, string? style = null) => Start(element, style).Text(text).End();

    /// <summary>Begins a new line, so that a page can be read as text too.</summary>
    public HtmlWriter Line()
    {
        CloseTag();
        output.Write('\n');
        return this;
    }

    /// <summary>Writes the module's own style or script.</summary>
    public HtmlWriter Asset(HtmlAsset asset)
    {
        CloseTag();
        output.Write($"<{asset.Element}>");
        output.Write(asset.Text);
        output.Write($"</{asset.Element}>\n");
        return this;
    }

    private void CloseTag()
    {
        if (_isTagOpen) output.Write('>');
        _isTagOpen = false;
    }

    private void WriteEnd(string element)
    {
        CloseTag();
        output.Write("</");
        output.Write(element);
        output.Write('>');
    }

    private void Escape(string? text)
    {
        // Controls and marks of direction could make a text look like another one.
        string plain = PlainText.Of(text);
        int written = 0;
        for (int i = 0; i < plain.Length; i++)
        {
            if (Replacement(plain[i]) is not { } replacement) continue;
            output.Write(plain.Substring(written, i - written));
            output.Write(replacement);
            written = i + 1;
        }

        output.Write(written == 0 ? plain : plain.Substring(written));
    }

    private static string? Replacement(char character) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };
}
