using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>The samples of several series as one stream in the order of time; equal times in the order of the series. O(log k) a sample.</summary>
internal static class SampleMerge
{
    private const int BufferedSamples = 131_072;

    /// <summary>Reads and merges, in memory that does not grow with the range.</summary>
    public static IEnumerable<ReadOnlyMemory<Sample>> Read(IMetricStore store, IReadOnlyList<long> seriesIds, TimeRange range) =>
        seriesIds.Count == 1 ? store.ReadSamples(seriesIds[0], range) : Merge(store, seriesIds, range);

    private static IEnumerable<ReadOnlyMemory<Sample>> Merge(IMetricStore store, IReadOnlyList<long> seriesIds, TimeRange range)
    {
        int chunkLength = Math.Max(64, BufferedSamples / seriesIds.Count);
        var heap = new List<Cursor>();
        try
        {
            for (int i = 0; i < seriesIds.Count; i++)
            {
                var cursor = new Cursor(store.ReadSamples(seriesIds[i], range, chunkLength), i);
                if (cursor.MoveNext()) heap.Add(cursor);
                else cursor.Dispose();
            }

            for (int i = (heap.Count / 2) - 1; i >= 0; i--) SiftDown(heap, i);
            var buffer = new Sample[Math.Min(chunkLength * 4, 8192)];
            int count = 0;
            while (heap.Count > 0)
            {
                buffer[count++] = heap[0].Current;
                if (count == buffer.Length)
                {
                    yield return buffer;
                    count = 0;
                }

                if (!heap[0].MoveNext()) RemoveTop(heap);
                SiftDown(heap, 0);
            }

            if (count > 0) yield return buffer.AsMemory(0, count);
        }
        finally
        {
            foreach (Cursor cursor in heap) cursor.Dispose();
        }
    }

    private static void RemoveTop(List<Cursor> heap)
    {
        heap[0].Dispose();
        heap[0] = heap[heap.Count - 1];
        heap.RemoveAt(heap.Count - 1);
    }

    private static void SiftDown(List<Cursor> heap, int place)
    {
        while ((place * 2) + 1 < heap.Count)
        {
            int child = (place * 2) + 1;
            if (child + 1 < heap.Count && heap[child + 1].IsBefore(heap[child])) child++;
            if (!heap[child].IsBefore(heap[place])) return;
            (heap[place], heap[child]) = (heap[child], heap[place]);
            place = child;
        }
    }

    private sealed class Cursor(IEnumerable<ReadOnlyMemory<Sample>> chunks, int order) : IDisposable
    {
        private readonly IEnumerator<ReadOnlyMemory<Sample>> _chunks = chunks.GetEnumerator();
        private ReadOnlyMemory<Sample> _chunk;
        private int _place = -1;

        public Sample Current { get; private set; }

        private int Order { get; } = order;

        public bool MoveNext()
        {
            if (++_place >= _chunk.Length)
            {
                if (!_chunks.MoveNext()) return false;
                _chunk = _chunks.Current;
                _place = 0;
            }

            Current = _chunk.Span[_place];
            return true;
        }

        public bool IsBefore(Cursor other) =>
            Current.Timestamp != other.Current.Timestamp ? Current.Timestamp < other.Current.Timestamp : Order < other.Order;

        public void Dispose() => _chunks.Dispose();
    }
}
