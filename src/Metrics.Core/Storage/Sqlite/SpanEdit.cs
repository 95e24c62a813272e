namespace MetricsTools.Storage.Sqlite;

/// <summary>What samples change in one span of one tier.</summary>
/// <param name="Editor">The tier's editor.</param>
/// <param name="Before">The span as it is, or an empty one.</param>
/// <param name="Blocks">What changes in its blocks.</param>
internal sealed record SpanEdit(BlockEditor Editor, StoreSpan Before, IReadOnlyList<BlockEdit> Blocks);
