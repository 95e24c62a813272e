using System.Globalization;

namespace MetricsTools.Formats;

/// <summary>
/// Gives each of several names a name that is allowed elsewhere, no two the same, whatever their order. A wanted name that is contested goes to the original
/// that is spelled exactly so; then to what comes with such an original (a summary's <c>_sum</c> and <c>_count</c>); every other contender gets an
/// underscore and the eight hexadecimal digits of its own FNV-1a hash. Where no one has such a right no one keeps the plain name, so that the names do not
/// depend on the order, nor does a name pass from one to another when a third comes.
/// </summary>
internal static class UniqueNames
{
    private const int ByRule = 0;
    private const int Companion = 1;
    private const int Exact = 2;

    /// <summary>The names of the originals.</summary>
    public static Dictionary<string, string> Assign(IReadOnlyCollection<Wish> wishes)
    {
        var claims = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (Wish wish in wishes)
        {
            foreach (string claim in wish.Claims(wish.Name))
            {
                if (!claims.TryGetValue(claim, out List<int>? ranks)) claims.Add(claim, ranks = []);
                ranks.Add(Rank(wish, claim));
            }
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var rest = new List<Wish>();
        foreach (Wish wish in wishes)
        {
            if (wish.Claims(wish.Name).All(claim => IsWinner(Rank(wish, claim), claims[claim]))) Take(wish, wish.Name);
            else rest.Add(wish);
        }

        foreach (Wish wish in rest.OrderBy(wish => wish.Original, StringComparer.Ordinal)) Take(wish, FreeName(wish, taken));
        return names;

        void Take(Wish wish, string name)
        {
            names.Add(wish.Original, name);
            taken.UnionWith(wish.Claims(name));
        }
    }

    private static int Rank(Wish wish, string claim) => wish.Original != wish.Name ? ByRule : claim == wish.Name ? Exact : Companion;

    private static bool IsWinner(int rank, List<int> ranks) => ranks.Count(other => other >= rank) == 1;

    private static string FreeName(Wish wish, HashSet<string> taken)
    {
        string stem = $"{wish.Stem}_{Hash(wish.Original)}";
        string name = stem + wish.Ending;
        for (int i = 2; wish.Claims(name).Any(taken.Contains); i++) name = string.Format(CultureInfo.InvariantCulture, "{0}_{1}{2}", stem, i, wish.Ending);
        return name;
    }

    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text) hash = unchecked((hash ^ character) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>What an original would be called if nothing else were.</summary>
    /// <param name="Original">The original name.</param>
    /// <param name="Stem">The allowed name, up to where a hash would go.</param>
    /// <param name="Ending">What follows.</param>
    /// <param name="Companions">Endings of further names that come with it.</param>
    public sealed record Wish(string Original, string Stem, string Ending, IReadOnlyList<string> Companions)
    {
        /// <summary>The name it wants.</summary>
        public string Name => Stem + Ending;

        /// <summary>All names that it takes under a name.</summary>
        public IEnumerable<string> Claims(string name) => Companions.Select(companion => name + companion).Prepend(name);
    }
}
