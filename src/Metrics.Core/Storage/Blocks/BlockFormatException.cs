namespace MetricsTools.Storage.Blocks;

/// <summary>Bytes that no store writes. Whoever knows where they lie makes a <see cref="MetricException"/> of it.</summary>
/// <param name="message">What is wrong, as the end of a sentence.</param>
internal sealed class BlockFormatException(string message) : Exception(message);
