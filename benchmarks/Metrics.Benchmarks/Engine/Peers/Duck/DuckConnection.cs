using System.Runtime.InteropServices;

namespace MetricsTools.Benchmarks.Engine.Peers.Duck;

/// <summary>A file of DuckDB.</summary>
internal sealed class DuckConnection : IDisposable
{
    private nint _database;
    private nint _connection;

    /// <summary>Opens a file, and makes it when it is not there.</summary>
    public DuckConnection(string path)
    {
        Check(DuckApi.Open(path, out _database), path);
        Check(DuckApi.Connect(_database, out _connection), path);
    }

    /// <summary>The handle.</summary>
    public nint Handle => _connection;

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        int code = DuckApi.Query(_connection, sql, out DuckApi.Result result);
        Fold(code, sql, ref result);
    }

    /// <summary>Prepares a question.</summary>
    public nint Prepare(string sql)
    {
        Check(DuckApi.Prepare(_connection, sql, out nint statement), sql);
        return statement;
    }

    /// <summary>Runs a prepared question whose columns are all doubles; gives the number of rows and the sum of all.</summary>
    public static Answer Ask(nint statement)
    {
        int code = DuckApi.Execute(statement, out DuckApi.Result result);
        return Fold(code, "a prepared question", ref result);
    }

    /// <summary>Throws unless a result code says that all is well.</summary>
    public static void Check(int code, string what)
    {
        if (code != DuckApi.Success) throw new InvalidOperationException($"DuckDB fails at {what}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DuckApi.Disconnect(ref _connection);
        DuckApi.Close(ref _database);
    }

    private static unsafe Answer Fold(int code, string sql, ref DuckApi.Result result)
    {
        try
        {
            if (code != DuckApi.Success) throw new InvalidOperationException($"DuckDB, {sql}: {Marshal.PtrToStringUTF8(DuckApi.Error(ref result))}");
            long rows = 0;
            double sum = 0;
            while (DuckApi.FetchChunk(result) is not 0 and var chunk)
            {
                int size = (int)DuckApi.ChunkSize(chunk);
                rows += size;
                for (ulong column = 0; column < DuckApi.ChunkColumns(chunk); column++)
                {
                    foreach (double figure in new ReadOnlySpan<double>((void*)DuckApi.VectorData(DuckApi.ChunkVector(chunk, column)), size)) sum += figure;
                }

                DuckApi.DestroyChunk(ref chunk);
            }

            return new Answer(rows, sum);
        }
        finally
        {
            DuckApi.DestroyResult(ref result);
        }
    }
}
