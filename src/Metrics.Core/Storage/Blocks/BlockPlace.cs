namespace MetricsTools.Storage.Blocks;

/// <summary>Where an entry of a block lies, as the directory says it.</summary>
/// <param name="Series">The series.</param>
/// <param name="Count">The number of samples, or of buckets.</param>
/// <param name="First">The first one's time; only with <paramref name="HasTimes"/>.</param>
/// <param name="Last">The last one's time; only with <paramref name="HasTimes"/>.</param>
/// <param name="HasTimes">Whether the times are said.</param>
/// <param name="Offset">Where the stream begins in its page.</param>
/// <param name="Length">The length of the stream.</param>
/// <param name="Page">The page that it lies in.</param>
internal readonly record struct BlockPlace(long Series, int Count, long First, long Last, bool HasTimes, int Offset, int Length, int Page);
