namespace MetricsTools.Views.Html;

/// <summary>The elements and attributes that a page may consist of. None of them runs a script, loads anything or carries style.</summary>
internal static class HtmlVocabulary
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "a", "article", "body", "caption", "circle", "code", "dd", "desc", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "head", "header",
        "html", "li", "main", "meta", "nav", "ol", "p", "path", "rect", "section", "span", "strong", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "content", "charset", "cx", "cy", "d", "data-sort", "data-value", "height", "href", "http-equiv", "id",
        "lang", "name", "points", "r", "role", "scope", "tabindex", "viewBox", "width", "x", "y",
    };

    private static readonly HashSet<string> WithoutContent = new(StringComparer.Ordinal) { "meta" };

    // HTML lets their end tags go where another of them, or the end of what holds them, follows.
    private static readonly HashSet<string> WithoutEnd = new(StringComparer.Ordinal) { "dd", "dt", "li", "tbody", "td", "th", "thead", "tr" };

    // Elements of SVG that end at once when they are empty.
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal) { "circle", "path", "rect" };

    /// <summary>Throws when an element is not in the vocabulary.</summary>
    public static void RequireElement(string name)
    {
        if (!Elements.Contains(name)) throw new ArgumentException($"<{name}> is not an element that a page may have.", nameof(name));
    }

    /// <summary>Throws when an attribute is not in the vocabulary, or leads out of the page.</summary>
    public static void RequireAttribute(string name, string value)
    {
        if (!Attributes.Contains(name)) throw new ArgumentException($"'{name}' is not an attribute that a page may have.", nameof(name));
        if (name == "href" && (value.Length == 0 || value[0] != '#')) throw new ArgumentException("A link leads to a place of the same page.", nameof(value));
    }

    /// <summary>Whether an element never has content.</summary>
    public static bool IsVoid(string name) => WithoutContent.Contains(name);

    /// <summary>Whether the end tag of an element can be left out.</summary>
    public static bool HasOptionalEnd(string name) => WithoutEnd.Contains(name);

    /// <summary>Whether an element is a shape of a drawing.</summary>
    public static bool IsShape(string name) => Shapes.Contains(name);
}
