using System.Globalization;
using MetricsTools.Text;

namespace MetricsTools.Collectors.Processes;

/// <summary>Which processes are wanted: by number, or by the name of the program, with wildcards and without case.</summary>
internal sealed class ProcessFilter
{
    private const string Extension = ".exe";

    private readonly HashSet<int> _ids = [];
    private readonly string[] _patterns;

    /// <summary>Reads numbers and names.</summary>
    public ProcessFilter(IEnumerable<string> processes)
    {
        var patterns = new List<string>();
        foreach (string process in processes)
        {
            if (int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id)) _ids.Add(id);
            else patterns.Add(WithoutExtension(process));
        }

        _patterns = [.. patterns];
        Names = [.. patterns.Where(static pattern => !Glob.HasWildcard(pattern)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The numbers.</summary>
    public IReadOnlyCollection<int> Ids => _ids;

    /// <summary>The names that are given in full.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether any are wanted by name, so that all processes have to be looked at.</summary>
    public bool HasPatterns => _patterns.Length > 0;

    /// <summary>Whether a process is wanted for its number.</summary>
    public bool Contains(int id) => _ids.Contains(id);

    /// <summary>Whether a process is wanted for its name.</summary>
    public bool Matches(string name)
    {
        foreach (string pattern in _patterns)
        {
            if (Glob.IsMatch(pattern, name)) return true;
        }

        return false;
    }

    private static string WithoutExtension(string name) =>
        name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - Extension.Length) : name;
}
