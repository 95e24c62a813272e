namespace MetricsTools.Storage.Blocks;

/// <summary>All samples of one series, as a part of <see cref="SampleRuns"/>.</summary>
/// <param name="Series">The series.</param>
/// <param name="Start">The place of the first.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct SeriesRun(long Series, int Start, int Length);
