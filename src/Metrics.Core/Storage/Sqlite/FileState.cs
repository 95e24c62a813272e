namespace MetricsTools.Storage.Sqlite;

/// <summary>Tells one state of a file from another, for one connection: while both numbers stay, nothing in the file has changed.</summary>
/// <param name="Version">Changes when another connection commits.</param>
/// <param name="Changes">Grows with what this connection writes.</param>
internal readonly record struct FileState(long Version, int Changes);
