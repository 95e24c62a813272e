namespace MetricsTools.Usage;

/// <summary>Who a user is, as far as it matters for telling users apart. It is never stored: a keyed hash of it is.</summary>
public static class KnownUser
{
    private const string Anonymous = "anonymous";

    /// <summary>The user's name, or null when it is not known who it was: nothing, a dash, as access logs have it, or <c>anonymous</c>.</summary>
    /// <param name="user">A name, an identifier or an e-mail address, which is the same in capitals.</param>
    public static string? Of(string? user)
    {
        string name = user?.Trim() ?? "";
        if (name.Length == 0 || name == "-" || name.Equals(Anonymous, StringComparison.OrdinalIgnoreCase)) return null;
        return name.Contains('@') ? name.ToLowerInvariant() : name;
    }
}
