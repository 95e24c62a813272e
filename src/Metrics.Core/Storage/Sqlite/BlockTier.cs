using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>One table of blocks, and what reads and changes it.</summary>
/// <param name="Blocks">The table.</param>
/// <param name="Merge">Puts samples into entries.</param>
/// <param name="Editor">Puts samples into blocks.</param>
internal sealed record BlockTier(BlockTable Blocks, IEntryMerge Merge, BlockEditor Editor);
