using MetricsTools.Model;

namespace MetricsTools.Recording.Buffering;

/// <summary>A record that waits to be stored.</summary>
/// <param name="Record">The record.</param>
/// <param name="Timestamp">When it was added, or what it says of that itself.</param>
/// <param name="Subject">What it is, for the sentence that reports a failure.</param>
internal readonly record struct BufferedSample(MetricRecord Record, long Timestamp, string Subject);
