using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>span</c>. Spans of one tier are disjoint.</summary>
internal sealed class SpanTable(SqliteDatabase database)
{
    private const string Columns = "start, length, place, samples, bytes, first, last, change";

    /// <summary>All spans of a tier, in the order of time.</summary>
    public List<StoreSpan> All(StoreTier tier) =>
        ReadAll(database.Prepare($"SELECT {Columns} FROM span WHERE tier = ?1 ORDER BY start").Bind(1, (long)tier));

    /// <summary>The spans of a tier that a range touches, in the order of time.</summary>
    public List<StoreSpan> Touching(StoreTier tier, TimeRange range)
    {
        if (range.IsEmpty) return [];
        SqliteStatement select = database.Prepare(
            $"""
            SELECT {Columns} FROM span
            WHERE tier = ?1 AND start >= coalesce((SELECT max(start) FROM span WHERE tier = ?1 AND start <= ?2), ?2) AND start <= ?3
            ORDER BY start
            """).Bind(1, (long)tier).Bind(2, HourSpan.HourOf(range.Start)).Bind(3, HourSpan.HourOf(range.End - 1));
        List<StoreSpan> spans = ReadAll(select);
        if (spans.Count > 0 && spans[0].Span.End <= HourSpan.HourOf(range.Start)) spans.RemoveAt(0);
        return spans;
    }

    /// <summary>A span, or null when there is none that begins then.</summary>
    public StoreSpan? Find(StoreTier tier, int start)
    {
        SqliteStatement select = database.Prepare($"SELECT {Columns} FROM span WHERE tier = ?1 AND start = ?2").Bind(1, (long)tier).Bind(2, start);
        if (!select.Step()) return null;
        StoreSpan span = Read(select);
        select.Reset();
        return span;
    }

    /// <summary>Stores a span, under the number of the change that is being made.</summary>
    public void Put(StoreTier tier, StoreSpan span) =>
        database.Prepare(
            """
            INSERT OR REPLACE INTO span (tier, start, length, place, samples, bytes, first, last, change)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT change FROM meta))
            """)
            .Bind(1, (long)tier).Bind(2, span.Span.Start).Bind(3, span.Span.Length).Bind(4, span.Place)
            .Bind(5, span.Samples).Bind(6, span.Bytes).Bind(7, span.First).Bind(8, span.Last).Execute();

    /// <summary>Whether any span has its blocks at a place.</summary>
    public bool IsTaken(StoreTier tier, int place) =>
        database.Prepare("SELECT 1 FROM span WHERE tier = ?1 AND place = ?2 LIMIT 1").Bind(1, (long)tier).Bind(2, place).ReadInteger() is not null;

    /// <summary>Removes a span; its blocks are <see cref="LooseBlocks"/> from then on.</summary>
    public void Remove(StoreTier tier, int start) =>
        database.Prepare("DELETE FROM span WHERE tier = ?1 AND start = ?2").Bind(1, (long)tier).Bind(2, start).Execute();

    private static List<StoreSpan> ReadAll(SqliteStatement select)
    {
        var spans = new List<StoreSpan>();
        while (select.Step()) spans.Add(Read(select));
        return spans;
    }

    private static StoreSpan Read(SqliteStatement select) => new(
        new HourSpan((int)select.Integer(0), (int)select.Integer(1)),
        (int)select.Integer(2), select.Integer(3), select.Integer(4), select.Integer(5), select.Integer(6), select.Integer(7));
}
