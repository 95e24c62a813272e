using MetricsTools.Text;

namespace MetricsTools.Privacy;

/// <summary>The keys of tags whose values are never taken for personal data. They compare without case, and a star stands for any characters.</summary>
public sealed class ExemptKeys
{
    /// <summary>Routes, pages, mount points and versions.</summary>
    public static readonly ExemptKeys Default = new(["http.route", "route", "page", "url.template", "mountpoint", "system.filesystem.mountpoint", "version", "*.version"]);

    private readonly HashSet<string> _names;
    private readonly string[] _wildcards;

    /// <summary>Makes the list.</summary>
    public ExemptKeys(IReadOnlyList<string> patterns)
    {
        Patterns = patterns;
        _wildcards = [.. patterns.Where(Glob.HasWildcard)];
        _names = new HashSet<string>(patterns, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The keys, as they were given.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>Whether a key is among them.</summary>
    public bool Contains(string key) => _names.Contains(key) || Array.Exists(_wildcards, pattern => Glob.IsMatch(pattern, key));
}
