using MetricsTools.Benchmarks.Engine.Children;
using MetricsTools.Benchmarks.Engine.Peers;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>A hundred thousand series of one metric: added with a sample each, listed, and one of them asked for; time and memory of each.</summary>
internal sealed class ManyGroup : IFigureGroup
{
    private const int Count = 100_000;

    /// <inheritdoc/>
    public string Name => "many";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        double[] ours = ChildProcess.Start("many-series", run.NewPath("many.db"), $"{Count}").Numbers();
        double[] plain = Plain(run.NewPath("plain.db"));
        string[] names = ["add", "list", "ask one, first", "ask one"];
        for (int i = 0; i < names.Length; i++)
        {
            yield return Figure.Of($"{Count} series, {names[i]}", ours[2 * i], "ms", SqliteSchema.Normalised.Name, plain[i], Goal.None);
            yield return Figure.Alone($"{Count} series, {names[i]}: memory", ours[(2 * i) + 1], "MB", Goal.None);
        }
    }

    private static double[] Plain(string path)
    {
        using SqliteConnection connection = SqlitePeer.Connect(path);
        SqlitePeer.Execute(connection, SqliteSchema.Normalised.Create);
        double add = Timing.Once(() =>
        {
            using SqliteCommand series = connection.CreateCommand(), sample = connection.CreateCommand();
            series.CommandText = SqliteSchema.Normalised.AddSeries!;
            sample.CommandText = SqliteSchema.Normalised.Insert;
            SqliteParameter id = series.Parameters.AddWithValue("$series", 0), tags = series.Parameters.AddWithValue("$tags", "");
            series.Parameters.AddWithValue("$name", "bench.many");
            sample.Parameters.AddWithValue("$at", 1_704_067_200_000);
            SqliteParameter of = sample.Parameters.AddWithValue("$series", 0), value = sample.Parameters.AddWithValue("$value", 0.0);
            for (int i = 0; i < Count; i++)
            {
                (id.Value, tags.Value, of.Value, value.Value) = (i, $"item={i},region={(i % 2 == 0 ? "eu" : "us")}", i, (double)i);
                series.ExecuteNonQuery();
                sample.ExecuteNonQuery();
            }
        });
        double list = Timing.Once(() => Read(connection, "SELECT id, tags FROM series WHERE name = 'bench.many' ORDER BY tags"));
        string one = $"SELECT at, value FROM sample WHERE series = (SELECT id FROM series WHERE name = 'bench.many' AND tags = 'item={Count / 2},region=eu')";
        return [add, list, Timing.Once(() => Read(connection, one)), Timing.Once(() => Read(connection, one))];
    }

    private static List<(long, object)> Read(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<(long, object)> rows = [];
        while (reader.Read()) rows.Add((reader.GetInt64(0), reader.GetValue(1)));
        return rows;
    }
}
