namespace MetricsTools.Storage.Blocks;

/// <summary>
/// The beginnings that streams of a block share. Every stream begins with a version byte and the length of its times, followed by these; many series are
/// sampled at the same moments, and then say so once.
/// </summary>
internal sealed class StreamBeginnings : IEqualityComparer<ReadOnlyMemory<byte>>
{
    /// <summary>The longest that is shared: longer ones are hardly ever equal.</summary>
    public const int Longest = LongestTimes + 2;

    private const int LongestTimes = 64;

    private readonly Dictionary<ReadOnlyMemory<byte>, int> _numbers;
    private readonly List<ReadOnlyMemory<byte>> _shared = [];

    /// <summary>Finds what streams share.</summary>
    public StreamBeginnings(IReadOnlyList<BlockEntry> entries, int start, int end)
    {
        _numbers = new Dictionary<ReadOnlyMemory<byte>, int>(this);
        for (int i = start; i < end; i++)
        {
            ReadOnlyMemory<byte> beginning = Of(entries[i]);
            if (beginning.IsEmpty) continue;
            if (!_numbers.TryGetValue(beginning, out int number))
            {
                _numbers.Add(beginning, 0);
            }
            else if (number == 0)
            {
                _shared.Add(beginning);
                _numbers[beginning] = _shared.Count;
            }
        }
    }

    /// <summary>The beginnings, numbered from 1.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Shared => _shared;

    /// <summary>The number of the beginning of a stream, 0 when it has it for itself, and the rest of the stream.</summary>
    public (int Number, ReadOnlyMemory<byte> End) Split(in BlockEntry entry)
    {
        ReadOnlyMemory<byte> beginning = Of(entry);
        int number = beginning.IsEmpty ? 0 : _numbers[beginning];
        return (number, number == 0 ? entry.Stream : entry.Stream.Slice(beginning.Length));
    }

    bool IEqualityComparer<ReadOnlyMemory<byte>>.Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    int IEqualityComparer<ReadOnlyMemory<byte>>.GetHashCode(ReadOnlyMemory<byte> obj) => (int)Crc32C.Of(obj.Span);

    private static ReadOnlyMemory<byte> Of(in BlockEntry entry)
    {
        // A length of one byte: all that are short enough have one.
        ReadOnlySpan<byte> stream = entry.Stream.Span;
        if (entry.IsDamaged || stream.Length < 2 || stream[1] > LongestTimes || stream.Length < stream[1] + 2) return default;
        return entry.Stream.Slice(0, stream[1] + 2);
    }
}
