namespace MetricsTools.ChangePoints;

/// <summary>A place where a series changes its level for good.</summary>
/// <param name="Index">The zero-based place of the first value at the new level.</param>
/// <param name="Before">The median from the change before, or the start, up to this one.</param>
/// <param name="After">The median from this change up to the next, or the end.</param>
/// <param name="Shift">By how much the values rose, in percent: the Hodges-Lehmann shift; below zero when they fell.</param>
/// <param name="Score">The evidence: a Mann-Whitney z, deflated for values that resemble their neighbours. 3.29 means one in a thousand on either side.</param>
public sealed record ChangePoint(int Index, double Before, double After, double Shift, double Score);
