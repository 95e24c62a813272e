namespace MetricsTools.Collectors.Meters;

/// <summary>Compares tags as they are handed to an instrument: whatever their order.</summary>
internal static class TagComparison
{
    /// <summary>A number that tags share whatever their order.</summary>
    public static int HashOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        int hash = tags.Length;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            int key = StringComparer.Ordinal.GetHashCode(tag.Key ?? "");
            hash = unchecked(hash + ((key * 31) ^ (tag.Value?.GetHashCode() ?? 0)));
        }

        return hash;
    }

    /// <summary>Whether they are the same.</summary>
    public static bool AreSame(KeyValuePair<string, object?>[] left, ReadOnlySpan<KeyValuePair<string, object?>> right)
    {
        if (left.Length != right.Length) return false;
        for (int i = 0; i < right.Length; i++)
        {
            // Code mostly gives them in one order.
            if (!AreSame(left[i], right[i]) && !Contains(left, right[i])) return false;
        }

        return true;
    }

    private static bool Contains(KeyValuePair<string, object?>[] tags, KeyValuePair<string, object?> wanted)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (AreSame(tag, wanted)) return true;
        }

        return false;
    }

    private static bool AreSame(KeyValuePair<string, object?> left, KeyValuePair<string, object?> right) =>
        string.Equals(left.Key, right.Key, StringComparison.Ordinal) && Equals(left.Value, right.Value);
}
