using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>span</c>. Spans of one tier are disjoint.</summary>
internal sealed class SpanTable(SqliteDatabase database)
{
    private const string Columns = "start, length, samples, bytes, first, last, change";

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
            INSERT OR REPLACE INTO span (tier, start, length, samples, bytes, first, last, change)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT change FROM meta))
            """)
            .Bind(1, (long)tier).Bind(2, span.Span.Start).Bind(3, span.Span.Length)
            .Bind(4, span.Samples).Bind(5, span.Bytes).Bind(6, span.First).Bind(7, span.Last).Execute();

    /// <summary>Removes a span; its blocks are removed by who holds them.</summary>
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
        select.Integer(2), select.Integer(3), select.Integer(4), select.Integer(5), select.Integer(6));
}
