namespace MetricsTools.Statistics;

/// <summary>Finds what is not zero among much that is, several at a time where the processor can.</summary>
internal static class NonZero
{
    /// <summary>The place of the first number that is not zero, or -1.</summary>
    public static int First<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IEquatable<T>
    {
#if NET
        return numbers.IndexOfAnyExcept(default(T));
#else
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!numbers[i].Equals(default)) return i;
        }

        return -1;
#endif
    }

    /// <summary>The place of the last number that is not zero, or -1.</summary>
    public static int Last<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IEquatable<T>
    {
#if NET
        return numbers.LastIndexOfAnyExcept(default(T));
#else
        int last = numbers.Length - 1;
        while (last >= 0 && numbers[last].Equals(default)) last--;
        return last;
#endif
    }
}
