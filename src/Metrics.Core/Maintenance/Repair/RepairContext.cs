using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>The store that is repaired, and what its parts need to know.</summary>
internal sealed class RepairContext
{
    /// <summary>Makes the parts of a store.</summary>
    public RepairContext(SqliteDatabase database, MaintenanceOptions options, RepairLog log)
    {
        Database = database;
        Options = options;
        Log = log;
        Spans = new SpanTable(database);
        Tiers = StoreTiers.Open(database, Spans);
    }

    /// <summary>The store, open to write.</summary>
    public SqliteDatabase Database { get; }

    /// <summary>How the work is watched and stopped.</summary>
    public MaintenanceOptions Options { get; }

    /// <summary>What is taken down.</summary>
    public RepairLog Log { get; }

    /// <summary>The spans.</summary>
    public SpanTable Spans { get; }

    /// <summary>The tiers.</summary>
    public IReadOnlyList<BlockTier> Tiers { get; }

    /// <summary>Shows that the work goes on, and ends it when it is stopped.</summary>
    public void GoOn()
    {
        Options.Cancellation.ThrowIfCancellationRequested();
        Options.Progress?.Invoke(-1);
    }

    /// <summary>The identifiers in a table, in order.</summary>
    public List<long> Ids(string table)
    {
        SqliteStatement select = Database.Prepare($"SELECT id FROM {table} ORDER BY id");
        var ids = new List<long>();
        while (select.Step()) ids.Add(select.Integer(0));
        return ids;
    }
}
