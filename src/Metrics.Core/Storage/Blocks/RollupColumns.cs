using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>The hours or days of a stream that have more than a few samples, as columns: when their samples were, and what is said of them.</summary>
internal sealed class RollupColumns
{
    /// <summary>The most samples of rows together.</summary>
    public const long MostSamples = 1L << 48;

    private readonly long _bucketLength;
    private readonly long _firstNumber;
    private readonly long _firstPlace;
    private readonly long _lastPlace;
    private readonly long[] _numbers;
    private readonly long[] _counts;
    private readonly long[] _firsts;
    private readonly long[] _lasts;

    /// <summary>Makes room for rows.</summary>
    public RollupColumns(in BlockEntry entry, long bucketLength, int count)
    {
        _bucketLength = bucketLength;
        _firstNumber = RollupMerge.NumberOf(entry.First, bucketLength);
        _firstPlace = entry.First - (_firstNumber * bucketLength);
        _lastPlace = entry.Last - (RollupMerge.NumberOf(entry.Last, bucketLength) * bucketLength);
        (_numbers, _counts, _firsts, _lasts) = (new long[count], new long[count], new long[count], new long[count]);
    }

    /// <summary>A number that is stored as a value.</summary>
    /// <exception cref="BlockFormatException">It is not finite.</exception>
    public static double Finite(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? throw new BlockFormatException("a value is not finite") : value;

    /// <summary>Writes the columns of time. Series that are sampled at the same moments of their hours have the same ones.</summary>
    public void WriteTimes(RollupRow[] rows, ByteWriter writer)
    {
        if (rows.Length == 0) return;
        for (int i = 0; i < rows.Length; i++)
        {
            long start = rows[i].Number * _bucketLength;
            _numbers[i] = rows[i].Number - _firstNumber;
            _counts[i] = (rows[i].Count << 1) | (rows[i].HasSquares ? 1L : 0);
            _firsts[i] = rows[i].First.Timestamp - start - _firstPlace;
            _lasts[i] = rows[i].Last.Timestamp - start - _lastPlace;
        }

        writer.Column(_numbers);
        writer.Column(_counts);
        writer.Column(_firsts);
        writer.Column(_lasts);
    }

    /// <summary>Reads the columns of time.</summary>
    /// <exception cref="InvalidDataException">A column is damaged.</exception>
    public void ReadTimes(ref ByteReader reader)
    {
        if (_numbers.Length == 0) return;
        reader.Column(_numbers);
        reader.Column(_counts);
        reader.Column(_firsts);
        reader.Column(_lasts);
        foreach (long count in _counts)
        {
            if (count >> 1 is <= Rollup.FewSamples or > MostSamples) throw new BlockFormatException("the number of samples of a row is impossible");
        }
    }

    /// <summary>Writes what is said of the samples.</summary>
    public static void WriteFigures(RollupRow[] rows, ByteWriter writer)
    {
        if (rows.Length == 0) return;
        var values = new ExtremeColumns(rows.Length);
        int exponent = values.Write(rows, writer);
        StoredSumColumn.Write([.. rows.Select(static row => row.Sum)], exponent, writer);
        StoredSumColumn.Write([.. rows.Select(static row => row.Squares)], 2 * exponent, writer);
        SketchColumns.Write(rows, writer);
    }

    /// <summary>Writes the members of a Set: a column of the lengths, and the bytes one after the other.</summary>
    public static void WriteMembers(RollupRow[] rows, ByteWriter writer)
    {
        if (rows.Length == 0) return;
        writer.Column([.. rows.Select(static row => (long)row.Members.Length)]);
        foreach (RollupRow row in rows) writer.Bytes(row.Members.Span);
    }

    /// <summary>Reads what is said of the samples.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of rows.</exception>
    /// <exception cref="InvalidDataException">A column is damaged.</exception>
    public RollupRow[] ReadFigures(ref ByteReader reader, ReadOnlyMemory<byte> stream)
    {
        var rows = new RollupRow[_numbers.Length];
        if (rows.Length == 0) return rows;
        var values = new ExtremeColumns(rows.Length);
        var sums = new StoredSum[rows.Length];
        var squares = new StoredSum[rows.Length];
        values.Read(ref reader);
        StoredSumColumn.Read(ref reader, sums);
        StoredSumColumn.Read(ref reader, squares);
        var sketches = new SketchColumns(rows.Length);
        sketches.Read(ref reader, stream);
        for (int i = 0; i < rows.Length; i++)
        {
            bool hasSquares = (_counts[i] & 1) != 0;
            if (hasSquares && !(Rollup.HasSquare(values.Minimum(i)) && Rollup.HasSquare(values.Maximum(i)))) throw new BlockFormatException("it has squares that there cannot be");
            rows[i] = new RollupRow
            {
                Number = NumberOf(i),
                Count = _counts[i] >> 1,
                HasSquares = hasSquares,
                First = new Sample(FirstTime(i), values.First(i)),
                Last = new Sample(LastTime(i), values.Last(i)),
                Minimum = values.Minimum(i),
                Maximum = values.Maximum(i),
                Sum = sums[i],
                Squares = squares[i],
                Shape = sketches.Shapes[i],
                Counts = sketches.Counts[i],
            };
        }

        return rows;
    }

    /// <summary>Reads the members of a Set.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of rows.</exception>
    /// <exception cref="InvalidDataException">A column is damaged.</exception>
    public RollupRow[] ReadMembers(ref ByteReader reader)
    {
        var rows = new RollupRow[_numbers.Length];
        long[] lengths = new long[rows.Length];
        if (rows.Length > 0) reader.Column(lengths);
        for (int i = 0; i < rows.Length; i++)
        {
            if (lengths[i] < 0 || lengths[i] > reader.Left) throw new BlockFormatException("it ends too early");
            rows[i] = new RollupRow
            {
                Number = NumberOf(i),
                IsOfSet = true,
                Members = reader.Bytes((int)lengths[i]).ToArray(),
                Count = _counts[i] >> 1,
                First = new Sample(FirstTime(i), 0),
                Last = new Sample(LastTime(i), 0),
            };
        }

        return rows;
    }

    private long NumberOf(int row) => _firstNumber + _numbers[row];

    private long FirstTime(int row) => (NumberOf(row) * _bucketLength) + _firstPlace + _firsts[row];

    private long LastTime(int row) => (NumberOf(row) * _bucketLength) + _lastPlace + _lasts[row];
}
