namespace MetricsTools.Benchmarks.Engine.Peers.Duck;

/// <summary>Writes the workload into a table of DuckDB in the order of its arrival, by whole chunks, which is its fastest way.</summary>
internal static class DuckAppender
{
    /// <summary>Writes it into a file, and has it on disk.</summary>
    public static void Write(string path, WorkloadArrays arrays)
    {
        using var connection = new DuckConnection(path);
        Append(connection, arrays);
        connection.Execute("CHECKPOINT");
    }

    /// <summary>Makes the table and appends the workload.</summary>
    public static unsafe void Append(DuckConnection connection, WorkloadArrays arrays)
    {
        connection.Execute("CREATE TABLE sample (series INTEGER, moment BIGINT, value DOUBLE)");
        DuckConnection.Check(DuckApi.CreateAppender(connection.Handle, 0, "sample", out nint appender), "its appender");
        nint[] types = [DuckApi.CreateType(DuckApi.TypeInteger), DuckApi.CreateType(DuckApi.TypeBigInt), DuckApi.CreateType(DuckApi.TypeDouble)];
        nint chunk = DuckApi.CreateChunk(types, (ulong)types.Length);
        int size = (int)DuckApi.VectorSize();
        for (int at = 0; at < arrays.Count; at += size)
        {
            int count = Math.Min(size, arrays.Count - at);
            DuckApi.ResetChunk(chunk);
            var ids = new Span<int>((void*)DuckApi.VectorData(DuckApi.ChunkVector(chunk, 0)), count);
            var times = new Span<long>((void*)DuckApi.VectorData(DuckApi.ChunkVector(chunk, 1)), count);
            var values = new Span<double>((void*)DuckApi.VectorData(DuckApi.ChunkVector(chunk, 2)), count);
            arrays.Arrival.Ids.AsSpan(at, count).CopyTo(ids);
            arrays.Arrival.Timestamps.AsSpan(at, count).CopyTo(times);
            arrays.Arrival.Values.AsSpan(at, count).CopyTo(values);
            DuckApi.SetChunkSize(chunk, (ulong)count);
            DuckConnection.Check(DuckApi.Append(appender, chunk), "an append");
        }

        DuckConnection.Check(DuckApi.DestroyAppender(ref appender), "the end of its appender");
        DuckApi.DestroyChunk(ref chunk);
        foreach (nint type in types)
        {
            nint one = type;
            DuckApi.DestroyType(ref one);
        }
    }
}
