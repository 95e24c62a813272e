using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>The rollups of several series as one stream in the order of time: those of the same hour or day merged, in the order of the series.</summary>
internal static class GroupRollups
{
    /// <summary>Reads and merges.</summary>
    public static IEnumerable<Rollup> Read(IMetricStore store, IReadOnlyList<long> seriesIds, Resolution resolution, TimeRange range)
    {
        var readers = new List<IEnumerator<Rollup>>();
        try
        {
            foreach (long id in seriesIds)
            {
                IEnumerator<Rollup> reader = store.ReadRollups(id, resolution, range).GetEnumerator();
                if (reader.MoveNext()) readers.Add(reader);
                else reader.Dispose();
            }

            while (readers.Count > 0)
            {
                long start = readers.Min(static reader => reader.Current.Start);
                var merged = new Rollup();
                merged.Reset(start);
                for (int i = 0; i < readers.Count; i++)
                {
                    if (readers[i].Current.Start != start) continue;
                    merged.Add(readers[i].Current);
                    if (readers[i].MoveNext()) continue;
                    readers[i].Dispose();
                    readers.RemoveAt(i--);
                }

                yield return merged;
            }
        }
        finally
        {
            foreach (IEnumerator<Rollup> reader in readers) reader.Dispose();
        }
    }
}
