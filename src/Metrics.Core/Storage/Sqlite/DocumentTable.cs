namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>document</c>, a table that is made with the first of them.</summary>
internal sealed class DocumentTable(SqliteDatabase database)
{
    /// <summary>Makes the table unless it is there.</summary>
    public const string Table = """
        CREATE TABLE IF NOT EXISTS document (
            kind TEXT NOT NULL,
            name TEXT NOT NULL COLLATE NOCASE,
            text TEXT NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            deleted INTEGER,
            version INTEGER NOT NULL,
            PRIMARY KEY (kind, name)
        )
        """;

    private const string Select = "SELECT kind, name, text, created, updated, deleted, version FROM document WHERE kind = ?1";

    public IReadOnlyList<StoredDocument> All(string kind)
    {
        if (!Exists()) return [];
        SqliteStatement select = database.Prepare(Select + " ORDER BY name").Bind(1, kind);
        var documents = new List<StoredDocument>();
        while (select.Step()) documents.Add(Read(select));
        return documents;
    }

    public StoredDocument? Find(string kind, string name)
    {
        if (!Exists()) return null;
        SqliteStatement select = database.Prepare(Select + " AND name = ?2").Bind(1, kind).Bind(2, name);
        if (!select.Step()) return null;
        StoredDocument document = Read(select);
        select.Reset();
        return document;
    }

    public bool TrySet(StoredDocument document) => database.Write(() =>
    {
        database.Execute(Table);
        SqliteStatement write = database.Prepare(document.Version == 0
            ? "INSERT OR IGNORE INTO document (kind, name, text, created, updated, deleted, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)"
            : "UPDATE document SET name = ?2, text = ?3, created = ?4, updated = ?5, deleted = ?6, version = version + 1 WHERE kind = ?1 AND name = ?2 AND version = ?7");
        write.Bind(1, document.Kind).Bind(2, document.Name).Bind(3, document.Text).Bind(4, document.Created).Bind(5, document.Updated);
        if (document.Deleted is { } deleted) write.Bind(6, deleted);
        else write.Bind(6, (string?)null);
        if (document.Version != 0) write.Bind(7, document.Version);
        write.Execute();
        return database.Changes() > 0;
    });

    public bool Remove(string kind, string name) => Exists() && database.Write(() =>
    {
        database.Prepare("DELETE FROM document WHERE kind = ?1 AND name = ?2").Bind(1, kind).Bind(2, name).Execute();
        return database.Changes() > 0;
    });

    private bool Exists() => database.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'document'").ReadInteger() is not null;

    private static StoredDocument Read(SqliteStatement row) => new(row.Text(0), row.Text(1), row.Text(2))
    {
        Created = row.Integer(3),
        Updated = row.Integer(4),
        Deleted = row.IsNull(5) ? null : row.Integer(5),
        Version = row.Integer(6),
    };
}
