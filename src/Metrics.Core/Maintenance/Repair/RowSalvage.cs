using MetricsTools.Maintenance.Checks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>
/// Reads the rows of a table also where pages of it are damaged: upwards until the damage, then downwards from the end, and of what lies between, again the upper
/// and the lower half, the widest gaps first, until too much was tried. Of a long value whose middle is damaged, the beginning is kept.
/// </summary>
internal sealed class RowSalvage(SqliteDatabase database, MaintenanceOptions options)
{
    private const int MostAttempts = 2000;
    private const int PartLength = 1024;

    /// <summary>Reads a table by its integer key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that are read after the key <c>id</c>.</param>
    /// <param name="take">Takes a row.</param>
    /// <param name="takePart">Takes the identifier of a row and its column <c>data</c>, with zeros in the place of what cannot be read; or null.</param>
    /// <returns>Whether everything was read.</returns>
    public bool ReadById(string table, string columns, Action<SqliteStatement> take, Action<long, byte[]>? takePart = null)
    {
        string select = $"SELECT id, {columns} FROM {table} WHERE id >= ?1 AND id <= ?2 ORDER BY id ";
        var gaps = new SortedSet<(ulong Width, long First, long Last)> { (ulong.MaxValue, long.MinValue, long.MaxValue) };
        bool isWhole = true;
        for (int attempt = 0; gaps.Count > 0 && attempt < MostAttempts; attempt++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Invoke(-1);
            (ulong, long First, long Last) gap = gaps.Max;
            gaps.Remove(gap);
            long first = gap.First, last = gap.Last;
            if (TryRead(select + "ASC", first, last, statement => Take(statement, id => first = id == long.MaxValue ? id : id + 1))) continue;
            isWhole = false;
            if (takePart is not null && TryReadPart(table, first, last, takePart) is { } id)
            {
                if (id < last) Add(id + 1, last);
                continue;
            }

            if (TryRead(select + "DESC", first, last, statement => Take(statement, id => last = id == long.MinValue ? id : id - 1)) || first >= last) continue;
            long middle = first + (long)((ulong)(last - first) / 2);
            Add(first, middle);
            Add(middle + 1, last);
        }

        return isWhole;

        void Add(long from, long to) => gaps.Add((unchecked((ulong)(to - from)), from, to));

        void Take(SqliteStatement statement, Action<long> passed)
        {
            take(statement);
            passed(statement.Integer(0));
        }
    }

    /// <summary>Reads a table in the order of its key, and then backwards when it is damaged.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="key">The columns of the key.</param>
    /// <param name="take">Takes a row, also one that it has had.</param>
    /// <returns>Whether everything was read.</returns>
    public bool ReadByKey(string table, string columns, string[] key, Action<SqliteStatement> take)
    {
        string select = $"SELECT {columns} FROM {table} ORDER BY ";
        if (TryRead(select + string.Join(", ", key), null, null, take)) return true;
        TryRead(select + string.Join(", ", key.Select(static column => column + " DESC")), null, null, take);
        return false;
    }

    private long? TryReadPart(string table, long first, long last, Action<long, byte[]> takePart)
    {
        try
        {
            if (database.Prepare($"SELECT id FROM {table} WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT 1").Bind(1, first).Bind(2, last).ReadInteger() is not { } id) return null;
            using var blob = new SqliteBlob(database, table);
            blob.MoveTo(id);
            byte[] bytes = new byte[blob.Length];
            int read = 0;
            while (read < bytes.Length && TryReadPart(blob, bytes, read)) read += PartLength;
            if (read > 0) takePart(id, bytes);
            return id;
        }
        catch (MetricException exception) when (StoreChecks.IsFinding(exception))
        {
            return null;
        }
    }

    private static bool TryReadPart(SqliteBlob blob, byte[] bytes, int start)
    {
        try
        {
            blob.Read(bytes.AsSpan(start, Math.Min(PartLength, bytes.Length - start)), start);
            return true;
        }
        catch (MetricException exception) when (StoreChecks.IsFinding(exception))
        {
            return false;
        }
    }

    private bool TryRead(string sql, long? first, long? last, Action<SqliteStatement> take)
    {
        try
        {
            SqliteStatement select = database.Prepare(sql);
            if (first is { } from && last is { } to) select.Bind(1, from).Bind(2, to);
            while (select.Step()) take(select);
            return true;
        }
        catch (MetricException exception) when (StoreChecks.IsFinding(exception))
        {
            return false;
        }
    }
}
