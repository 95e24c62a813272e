namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>setting</c>, a table that is made with the first of them.</summary>
internal sealed class SettingTable(SqliteDatabase database)
{
    /// <summary>Makes the table unless it is there.</summary>
    public const string Table = "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY COLLATE NOCASE, value TEXT NOT NULL) WITHOUT ROWID";

    public IReadOnlyDictionary<string, string> All()
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Exists()) return settings;
        SqliteStatement statement = database.Prepare("SELECT name, value FROM setting");
        while (statement.Step()) settings[statement.Text(0)] = statement.Text(1);
        return settings;
    }

    public void Set(string name, string? text) => database.Write(() =>
    {
        if (text is null && !Exists()) return false;
        database.Execute(Table);
        if (text is null) database.Prepare("DELETE FROM setting WHERE name = ?1").Bind(1, name).Execute();
        else database.Prepare("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)").Bind(1, name).Bind(2, text).Execute();
        return true;
    });

    private bool Exists() => database.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'setting'").ReadInteger() is not null;
}
