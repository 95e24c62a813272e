using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Engine.Peers.Duck;

/// <summary>DuckDB with all samples in the order of series and time. The identifiers of the series are known to it beforehand.</summary>
internal sealed class DuckPeer : IPeer, IDisposable
{
    private static readonly string OfMetric = $"series BETWEEN {WorkloadSpan.FirstOfMetric} AND {WorkloadSpan.FirstOfMetric + Workload.HostCount - 1}";

    private readonly Dictionary<Question, nint> _statements;

    private DuckPeer(string path, WorkloadSpan span)
    {
        Location = path;
        Connection = new DuckConnection(path);
        _statements = new Dictionary<Question, string>
        {
            [Question.Q1] = $"SELECT value FROM sample WHERE series = {WorkloadSpan.FirstOfMetric} AND {Within(span.LastHour)} ORDER BY moment",
            [Question.Q2] = $"SELECT avg(value), max(value), quantile_cont(value, 0.95) FROM sample WHERE {OfMetric} AND {Within(span.Day)} GROUP BY series, moment // {WorkloadSpan.FiveMinutes}",
            [Question.Q3] = $"SELECT avg(value), min(value), max(value), quantile_cont(value, 0.95) FROM sample WHERE {OfMetric} GROUP BY moment // {UnixTime.Hour}",
            [Question.Q4] = $"SELECT count(*)::DOUBLE, avg(value) FROM sample GROUP BY series, moment // {UnixTime.Day}",
            [Question.Baseline] = $"SELECT median(value), quantile_cont(value, 0.05), quantile_cont(value, 0.95), mad(value) FROM sample WHERE {OfMetric}",
        }.ToDictionary(static pair => pair.Key, pair => Connection.Prepare(pair.Value));
    }

    /// <inheritdoc/>
    public string Name => "DuckDB, sorted";

    /// <summary>The path of its file.</summary>
    public string Location { get; }

    /// <summary>The connection.</summary>
    public DuckConnection Connection { get; }

    /// <summary>Opens what was written.</summary>
    public static DuckPeer Open(string path, WorkloadSpan span) => new(path, span);

    /// <summary>Writes all samples and a table of the series into a file.</summary>
    public static void WriteSorted(string path, WorkloadArrays arrays)
    {
        string unsorted = path + "-unsorted";
        DuckAppender.Write(unsorted, arrays);
        using (var connection = new DuckConnection(path))
        {
            connection.Execute("CREATE TABLE series (id INTEGER, name VARCHAR, kind VARCHAR, tags VARCHAR)");
            for (int i = 0; i < arrays.Series.Length; i++)
            {
                WorkloadSeries series = arrays.Series[i];
                connection.Execute($"INSERT INTO series VALUES ({i}, '{series.Metric.Name}', '{StoredWorkload.Kind(series.Metric.Shape)}', '{StoredWorkload.Tags(series)}')");
            }

            connection.Execute($"ATTACH '{unsorted}' AS unsorted (READ_ONLY)");
            connection.Execute("CREATE TABLE sample AS SELECT * FROM unsorted.sample ORDER BY series, moment");
            connection.Execute("DETACH unsorted");
            connection.Execute("CHECKPOINT");
        }

        File.Delete(unsorted);
    }

    /// <summary>Writes the samples of the metric to a CSV file, series after series.</summary>
    public void Export(string path) => Connection.Execute(
        $"""
        COPY (SELECT epoch_ms(moment) AS timestamp, name, kind, NULL AS unit, value, tags FROM sample JOIN series ON id = series WHERE {OfMetric} ORDER BY series, moment)
        TO '{path}' (HEADER)
        """);

    /// <inheritdoc/>
    public Answer Ask(Question question) => DuckConnection.Ask(_statements[question]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (nint statement in _statements.Values)
        {
            nint one = statement;
            DuckApi.DestroyStatement(ref one);
        }

        Connection.Dispose();
    }

    private static string Within(TimeRange range) => $"moment >= {range.Start} AND moment < {range.End}";
}
