namespace MetricsTools.Usage;

/// <summary>A route with places in braces, such as <c>/users/{id}/posts/{post}</c>. A last <c>{*rest}</c> takes any number of segments.</summary>
public sealed class RouteTemplate
{
    private readonly string[] _segments;
    private readonly bool _takesRest;

    /// <summary>Makes a template.</summary>
    /// <exception cref="MetricException">It does not begin with a slash.</exception>
    public RouteTemplate(string text)
    {
        Text = text.Trim();
        if (Text.Length == 0 || Text[0] != '/') throw new MetricException(ErrorId.RouteTemplateInvalid, Text);
        _segments = Text.Split('/');
        string last = _segments[_segments.Length - 1];
        _takesRest = last.StartsWith("{*", StringComparison.Ordinal) && last[last.Length - 1] == '}';
        if (_takesRest) _segments = [.. _segments.Take(_segments.Length - 1)];
    }

    /// <summary>The template.</summary>
    public string Text { get; }

    /// <summary>Whether a path, without a query, is one of this route. Segments compare without case; a place takes one that is not empty.</summary>
    public bool IsMatch(string path)
    {
        string[] segments = path.Split('/');
        if (_takesRest ? segments.Length < _segments.Length : segments.Length != _segments.Length) return false;
        for (int i = 0; i < _segments.Length; i++)
        {
            string wanted = _segments[i];
            bool isPlace = wanted.Length > 2 && wanted[0] == '{' && wanted[wanted.Length - 1] == '}';
            if (isPlace ? segments[i].Length == 0 : !wanted.Equals(segments[i], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
