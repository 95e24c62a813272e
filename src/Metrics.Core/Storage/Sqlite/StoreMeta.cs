namespace MetricsTools.Storage.Sqlite;

/// <summary>What of the row of <c>meta</c> changes while the store is used, and of the hot log.</summary>
/// <param name="Epoch">Grows when series are removed.</param>
/// <param name="SealedId">The newest row of the hot log that is in blocks.</param>
/// <param name="Change">Grows with every change of blocks.</param>
/// <param name="NewestId">The newest row of the hot log; 0 when it is empty.</param>
internal readonly record struct StoreMeta(long Epoch, long SealedId, long Change, long NewestId);
