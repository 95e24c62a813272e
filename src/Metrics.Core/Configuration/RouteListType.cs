using MetricsTools.Text;

namespace MetricsTools.Configuration;

/// <summary>Routes, separated by commas; a star stands for any characters.</summary>
internal sealed class RouteListType() : SettingType("routes, also with a star")
{
    /// <inheritdoc/>
    public override object Parse(string text)
    {
        string[] routes = [.. text.Split(',').Select(static route => route.Trim()).Where(static route => route.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        return Array.Find(routes, static route => route[0] is not ('/' or '*') || route.Length > Model.TagSet.MaximumValueLength || route.Any(char.IsControl)) is { } wrong
            ? throw new FormatException($"'{UnicodeText.Shorten(wrong)}' is not a route, which begins with a slash")
            : routes;
    }

    /// <inheritdoc/>
    public override string Format(object value) => string.Join(",", (string[])value);
}
