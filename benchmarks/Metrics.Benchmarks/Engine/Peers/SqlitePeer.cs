using MetricsTools.Model;
using MetricsTools.Statistics;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Peers;

/// <summary>Plain SQLite. It has no percentiles: their values are fetched.</summary>
internal sealed class SqlitePeer : IPeer, IDisposable
{
    private const int TransactionSize = 100_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _one;
    private readonly SqliteCommand _hosts;
    private readonly SqliteCommand _metric;
    private readonly SqliteCommand _all;

    private SqlitePeer(SqliteSchema schema, string path, WorkloadSpan span)
    {
        Name = schema.Name;
        Location = path;
        _connection = Connect(path);
        _one = Prepare($"SELECT at, value FROM sample WHERE {schema.IsOne} AND at >= $start AND at < $end ORDER BY at", span.LastHour);
        _hosts = Prepare($"SELECT at, value, {schema.Series} FROM sample WHERE {schema.IsOfMetric} AND at >= $start AND at < $end ORDER BY {schema.Series}, at", span.Day);
        _metric = Prepare($"SELECT at, value FROM sample WHERE {schema.IsOfMetric} AND at >= $start AND at < $end", span.All);
        _all = Prepare($"SELECT count(*), avg(value) FROM sample WHERE at >= $start AND at < $end GROUP BY {schema.Series}, at / {UnixTime.Day}", span.All);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The path of its file.</summary>
    public string Location { get; }

    /// <summary>Opens what was written.</summary>
    public static SqlitePeer Open(SqliteSchema schema, string path, WorkloadSpan span) => new(schema, path, span);

    /// <summary>Opens a file under the rules of the store.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        return connection;
    }

    /// <summary>Runs statements.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes the beginning of the workload in the order of its arrival, a transaction for many rows.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="path">The file, which is not there yet.</param>
    /// <param name="arrays">The workload.</param>
    /// <param name="ticks">How many ticks of it, or all.</param>
    public static void Write(SqliteSchema schema, string path, WorkloadArrays arrays, int? ticks = null)
    {
        using SqliteConnection connection = Connect(path);
        Execute(connection, schema.Create);
        string[] tags = [.. arrays.Series.Select(series => StoredWorkload.Tags(series).ToString())];
        if (schema.AddSeries is { } addSeries)
        {
            for (int i = 0; i < tags.Length; i++) Execute(connection, addSeries, ("$series", i), ("$name", arrays.Series[i].Metric.Name), ("$tags", tags[i]));
        }

        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = schema.Insert;
        bool hasNames = schema.AddSeries is null;
        SqliteParameter name = Add(insert, "$name", hasNames), tag = Add(insert, "$tags", hasNames), id = Add(insert, "$series", !hasNames);
        SqliteParameter at = Add(insert, "$at", true), value = Add(insert, "$value", true);
        int count = 0;
        SqliteTransaction transaction = connection.BeginTransaction();
        for (int tick = 0; tick < (ticks ?? arrays.Span.SamplesPerSeries); tick++)
        {
            for (int series = 0; series < tags.Length; series++)
            {
                (name.Value, tag.Value, id.Value) = (arrays.Series[series].Metric.Name, tags[series], series);
                (at.Value, value.Value) = (arrays.Timestamps(series)[tick], arrays.Values(series)[tick]);
                insert.Transaction = transaction;
                insert.ExecuteNonQuery();
                if (++count % TransactionSize != 0) continue;
                transaction.Commit();
                transaction.Dispose();
                transaction = connection.BeginTransaction();
            }
        }

        transaction.Commit();
        transaction.Dispose();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <inheritdoc/>
    public Answer Ask(Question question) => question switch
    {
        Question.Q1 => AskOne(),
        Question.Q2 => AskHosts(),
        Question.Q3 => AskMerged(),
        Question.Q4 => AskAll(),
        _ => AskBaseline(),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in new[] { _one, _hosts, _metric, _all }) command.Dispose();
        _connection.Dispose();
    }

    private Answer AskOne()
    {
        var rows = new List<Sample>();
        using SqliteDataReader reader = _one.ExecuteReader();
        while (reader.Read()) rows.Add(new Sample(reader.GetInt64(0), reader.GetDouble(1)));
        return new Answer(rows.Count, rows.Sum(static row => row.Value));
    }

    private Answer AskHosts()
    {
        var answer = default(Answer);
        var values = new List<double>();
        long bucket = long.MinValue;
        using SqliteDataReader reader = _hosts.ExecuteReader();
        while (reader.Read())
        {
            // A bucket ends where another begins; series after series each has its own.
            long start = reader.GetInt64(0) / WorkloadSpan.FiveMinutes;
            if (start != bucket) Close();
            bucket = start;
            values.Add(reader.GetDouble(1));
        }

        Close();
        return answer;

        void Close()
        {
            if (values.Count == 0) return;
            double[] all = [.. values];
            answer = new Answer(answer.Rows + 1, answer.Sum + all.Average() + all.Max() + Quantiles.Of(all, 0.95));
            values.Clear();
        }
    }

    private Answer AskMerged()
    {
        var hours = new SortedDictionary<long, List<double>>();
        using SqliteDataReader reader = _metric.ExecuteReader();
        while (reader.Read())
        {
            long hour = reader.GetInt64(0) / UnixTime.Hour;
            if (!hours.TryGetValue(hour, out List<double>? values)) hours.Add(hour, values = []);
            values.Add(reader.GetDouble(1));
        }

        var answer = default(Answer);
        foreach (List<double> values in hours.Values)
        {
            double[] all = [.. values];
            answer = new Answer(answer.Rows + 1, answer.Sum + all.Average() + all.Min() + all.Max() + Quantiles.Of(all, 0.95));
        }

        return answer;
    }

    private Answer AskAll()
    {
        var answer = default(Answer);
        using SqliteDataReader reader = _all.ExecuteReader();
        while (reader.Read()) answer = new Answer(answer.Rows + 1, answer.Sum + reader.GetInt64(0) + reader.GetDouble(1));
        return answer;
    }

    private Answer AskBaseline()
    {
        var values = new List<double>();
        using SqliteDataReader reader = _metric.ExecuteReader();
        while (reader.Read()) values.Add(reader.GetDouble(1));
        return WorkloadArrays.Baseline([.. values]);
    }

    private SqliteCommand Prepare(string sql, TimeRange range)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$start", range.Start);
        command.Parameters.AddWithValue("$end", range.End);
        if (sql.Contains("$name", StringComparison.Ordinal)) command.Parameters.AddWithValue("$name", WorkloadSpan.Metric);
        if (sql.Contains("$tags", StringComparison.Ordinal)) command.Parameters.AddWithValue("$tags", "host=host0,region=eu");
        command.Prepare();
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private static SqliteParameter Add(SqliteCommand command, string name, bool isUsed)
    {
        var parameter = new SqliteParameter { ParameterName = name };
        if (isUsed) command.Parameters.Add(parameter);
        return parameter;
    }
}
