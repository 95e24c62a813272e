namespace MetricsTools.Statistics;

/// <summary>Arrays of which every element is written before it is read: large ones are not cleared first, where the runtime allows it.</summary>
internal static class FreshArray
{
    /// <summary>An array of a length, with any content.</summary>
    public static T[] Of<T>(int length)
        where T : unmanaged =>
#if NET
        GC.AllocateUninitializedArray<T>(length);
#else
        new T[length];
#endif
}
