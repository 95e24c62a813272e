namespace MetricsTools.Storage.Blocks;

/// <summary>The entries of a directory as columns of integers: most of them say the same of many series.</summary>
internal readonly struct DirectoryColumns
{
    private const int Width = 6;

    private readonly long[] _numbers;
    private readonly int _count;

    /// <summary>Makes room for entries.</summary>
    public DirectoryColumns(int count) => (_numbers, _count) = (new long[Width * count], count);

    /// <summary>The number of entries.</summary>
    public int Count => _count;

    /// <summary>The series.</summary>
    public Span<long> Series => Column(0);

    /// <summary>The numbers of samples or of buckets.</summary>
    public Span<long> Counts => Column(1);

    /// <summary>The lengths of the streams, without the beginnings that they share.</summary>
    public Span<long> Lengths => Column(2);

    /// <summary>Twice the number of the shared beginning, plus one for a stream that has a page of its own.</summary>
    public Span<long> Kinds => Column(3);

    /// <summary>The times of the first samples, less the start of the span.</summary>
    public Span<long> Firsts => Column(4);

    /// <summary>The times of the last samples, less those of the first.</summary>
    public Span<long> Durations => Column(5);

    /// <summary>Fills in an entry.</summary>
    public void Set(int place, in BlockEntry entry, int beginning, int length, long startTime)
    {
        Series[place] = entry.Series;
        Counts[place] = entry.Count;
        Lengths[place] = length;
        Kinds[place] = (beginning << 1) | (entry.IsDamaged ? 1 : 0);
        Firsts[place] = entry.First - startTime;
        Durations[place] = entry.Last - entry.First;
    }

    /// <summary>Writes the columns, one after the other.</summary>
    public void Write(ByteWriter writer)
    {
        for (int i = 0; i < Width && _count > 0; i++) writer.Column(Column(i));
    }

    /// <summary>Reads the columns.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public void Read(ref ByteReader reader)
    {
        for (int i = 0; i < Width && _count > 0; i++) reader.Column(Column(i));
    }

    private Span<long> Column(int number) => _numbers.AsSpan(number * _count, _count);
}
