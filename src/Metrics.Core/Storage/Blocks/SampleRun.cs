namespace MetricsTools.Storage.Blocks;

/// <summary>The samples of one series that lie in one span, as a part of <see cref="SampleRuns"/>.</summary>
/// <param name="Span">The span.</param>
/// <param name="Series">The series.</param>
/// <param name="Start">The place of the first.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct SampleRun(HourSpan Span, long Series, int Start, int Length);
