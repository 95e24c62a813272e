using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>The header of the file, and the one row that every store has. That it is a store of a known version was seen when it was opened.</summary>
internal sealed class FileCheck : IStoreCheck
{
    private const int KeyLength = 32;

    /// <inheritdoc/>
    public string Name => "File";

    /// <inheritdoc/>
    public IEnumerable<StoreCheckResult> Run(StoreCheckContext context)
    {
        SqliteDatabase database = context.Database;
        long version = database.Prepare("PRAGMA user_version").ReadInteger() ?? 0;
        long pages = database.Prepare("PRAGMA page_count").ReadInteger() ?? 0;
        long rows = database.Prepare("SELECT count(*) FROM meta").ReadInteger() ?? 0;
        long keyLength = database.Prepare("SELECT length(privacy_key) FROM meta").ReadInteger() ?? 0;
        if (rows != 1) yield return new StoreCheckResult(Name, "meta", CheckStatus.Failed, $"It has {rows} rows, and one is needed.");
        else if (keyLength != KeyLength) yield return new StoreCheckResult(Name, "meta", CheckStatus.Failed, $"The key of the hashes has {keyLength} bytes, and {KeyLength} are needed.");
        else yield return new StoreCheckResult(Name, context.FileName, CheckStatus.Ok, $"A store of layout {version}, {pages} pages.");
    }
}
