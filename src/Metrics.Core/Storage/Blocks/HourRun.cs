namespace MetricsTools.Storage.Blocks;

/// <summary>The samples of one series that lie in one hour, as a part of <see cref="SampleRuns"/>, and what is stored of them.</summary>
/// <param name="Number">The hour's number since 1970-01-01T00:00:00Z.</param>
/// <param name="Start">The place of the first sample.</param>
/// <param name="Row">What is stored of them.</param>
internal readonly record struct HourRun(long Number, int Start, RollupRow Row);
