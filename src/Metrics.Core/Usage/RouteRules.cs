using MetricsTools.Privacy;
using MetricsTools.Text;

namespace MetricsTools.Usage;

/// <summary>
/// What a path that was asked for is recorded as. Its query and fragment are cut off, and so are a host and a last slash. Then it is the first template that it
/// fits; or what identifies something in it becomes <c>{id}</c>, lest every order make a series, and name who ordered.
/// </summary>
public sealed class RouteRules
{
    /// <summary>The routes that are left out unless something else is said: what machines ask.</summary>
    public static readonly IReadOnlyList<string> DefaultExcluded = ["/health", "/ready", "/ping", "/internal/*", "/admin/system/*"];

    private const string Place = "{id}";
    private const int LongHex = 16;
    private static readonly ExemptKeys NoKeys = new([]);

    /// <summary>Patterns of routes that are left out, compared without case; a star stands for any characters.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = DefaultExcluded;

    /// <summary>Templates, of which the first that fits counts.</summary>
    public IReadOnlyList<RouteTemplate> Templates { get; init; } = [];

    /// <summary>Whether a path that fits no template is taken as it is.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>The route of a path or address, or null when it is left out.</summary>
    /// <exception cref="MetricException">It is empty.</exception>
    public string? RouteOf(string? path)
    {
        string plain = Plain(path ?? "");
        if (plain.Length == 0) throw new MetricException(ErrorId.RouteMissing);
        return Excluded.Any(pattern => Glob.IsMatch(pattern, plain)) ? null : Templated(plain);
    }

    /// <summary>The page of an event: the route of a path or address, else the name that it is. Nothing is left out.</summary>
    public string? PageOf(string? page)
    {
        string name = page?.Trim() ?? "";
        if (name.Length == 0) return null;
        return name[0] == '/' || name.Contains("://") ? Templated(Plain(name)) : name;
    }

    private static string Plain(string path)
    {
        string plain = path.Trim();
        int end = plain.IndexOfAny(['?', '#']);
        if (end >= 0) plain = plain.Substring(0, end);
        int host = plain.IndexOf("://", StringComparison.Ordinal);
        if (host >= 0)
        {
            int slash = plain.IndexOf('/', host + 3);
            return slash < 0 ? "/" : WithoutLastSlash(plain.Substring(slash));
        }

        if (plain.Length == 0) return end >= 0 ? "/" : "";
        return WithoutLastSlash(plain);
    }

    private static string WithoutLastSlash(string path)
    {
        string without = path.TrimEnd('/');
        return without.Length == 0 ? "/" : without;
    }

    private string Templated(string path)
    {
        foreach (RouteTemplate template in Templates)
        {
            if (template.IsMatch(path)) return template.Text;
        }

        return IsLiteral ? path : string.Join("/", path.Split('/').Select(static segment => IsIdentifier(segment) ? Place : segment));
    }

    // A number, a GUID, a long row of hexadecimal digits, or what is personal, such as an e-mail address.
    private static bool IsIdentifier(string segment)
    {
        if (segment.Length == 0) return false;
        if (segment.All(static one => one is >= '0' and <= '9')) return true;
        if (segment.Length >= 32 && Guid.TryParse(segment, out _)) return true;
        if (segment.Length >= LongHex && segment.All(static one => one is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))) return true;
        return PersonalData.IsPersonal(Place, Uri.UnescapeDataString(segment), NoKeys);
    }
}
