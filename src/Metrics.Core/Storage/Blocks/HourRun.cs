namespace MetricsTools.Storage.Blocks;

/// <summary>The samples of one series that lie in one hour, as a part of <see cref="SampleRuns"/>, and their <see cref="RollupRow"/>.</summary>
/// <param name="Number">The hour's number since 1970-01-01T00:00:00Z.</param>
/// <param name="Start">The place of the first sample.</param>
/// <param name="Row">The row.</param>
internal readonly record struct HourRun(long Number, int Start, RollupRow Row);
