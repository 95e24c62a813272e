using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>One hour or day of a series as it is stored: its samples where they are few, and otherwise what is said of them.</summary>
internal sealed class RollupRow
{
    /// <summary>The number of the hour or day since 1970-01-01T00:00:00Z.</summary>
    public required long Number { get; init; }

    /// <summary>The samples, at most <see cref="Rollup.FewSamples"/>; empty where the figures below stand for them.</summary>
    public ReadOnlyMemory<Sample> Samples { get; init; }

    /// <summary>Whether the samples are those of a Set, of which only the members are counted.</summary>
    public bool IsOfSet { get; init; }

    /// <summary>Of a Set with more than a few samples, its members as <see cref="DistinctColumn"/> writes them.</summary>
    public ReadOnlyMemory<byte> Members { get; init; }

    /// <summary>The number of samples.</summary>
    public required long Count { get; init; }

    /// <summary>The oldest sample.</summary>
    public required Sample First { get; init; }

    /// <summary>The newest sample.</summary>
    public required Sample Last { get; init; }

    /// <summary>The smallest value.</summary>
    public double Minimum { get; init; }

    /// <summary>The largest value.</summary>
    public double Maximum { get; init; }

    /// <summary>The exact sum.</summary>
    public StoredSum Sum { get; init; }

    /// <summary>The sum of squares; nothing where all values are equal, or where they have no squares.</summary>
    public StoredSum Squares { get; init; }

    /// <summary>Whether the squares of all values are doubles.</summary>
    public bool HasSquares { get; init; }

    /// <summary>The shape of the sketch.</summary>
    public SketchShape Shape { get; init; }

    /// <summary>The counts of the sketch, as <see cref="QuantileSketchCodec.EncodeCounts"/> writes them.</summary>
    public ReadOnlyMemory<byte> Counts { get; init; }

    /// <summary>The row of a rollup.</summary>
    /// <param name="rollup">The rollup, with at least one sample.</param>
    /// <param name="bucketLength">The length of the hour or day, in milliseconds.</param>
    /// <param name="arena">Takes what is of variable length.</param>
    public static RollupRow Of(Rollup rollup, long bucketLength, ByteWriter arena)
    {
        long number = RollupMerge.NumberOf(rollup.Start, bucketLength);
        ReadOnlySpan<Sample> few = rollup.Few;
        if (!few.IsEmpty) return OfFew(number, few.ToArray(), rollup.Members is not null);
        if (rollup.Members is not null) return OfSet(number, rollup, rollup.Members, arena);
        bool isLevel = rollup.Minimum == rollup.Maximum;
        SketchShape shape = SketchShape.Of(rollup.Sketch);
        StoredSum sum = StoredSum.Of(rollup.Sum, arena);
        StoredSum squares = !rollup.HasSquares || isLevel ? default : StoredSum.OfSquares(rollup.Squares, rollup.Minimum, rollup.Maximum, arena);
        int start = arena.Length;
        arena.Advance(QuantileSketchCodec.EncodeCounts(rollup.Sketch, shape, arena.Room(QuantileSketchCodec.MaximumLength(rollup.Sketch))));
        return new RollupRow
        {
            Number = number,
            Count = rollup.Count,
            First = rollup.First,
            Last = rollup.Last,
            Minimum = rollup.Minimum,
            Maximum = rollup.Maximum,
            Sum = sum,
            Squares = squares,
            HasSquares = rollup.HasSquares,
            Shape = shape,
            Counts = arena.Kept(start),
        };
    }

    /// <summary>The row of a few samples, by time.</summary>
    public static RollupRow OfFew(long number, ReadOnlyMemory<Sample> samples, bool isOfSet) => new()
    {
        Number = number,
        IsOfSet = isOfSet,
        Samples = samples,
        Count = samples.Length,
        First = samples.Span[0],
        Last = samples.Span[samples.Length - 1],
    };

    /// <summary>Adds the row to a rollup, whatever hours or days that holds.</summary>
    /// <param name="rollup">The rollup.</param>
    /// <param name="parts">Which parts are added.</param>
    /// <exception cref="BlockFormatException">The counts of the sketch are damaged, or there are more samples than there can be.</exception>
    public void AddTo(Rollup rollup, RollupParts parts = RollupParts.All)
    {
        if (rollup.Count + Count > RollupColumns.MostSamples) throw new BlockFormatException("the number of samples of several rows is impossible");
        DistinctSketch? members = IsOfSet ? rollup.CountMembers() : null;
        if (!Samples.IsEmpty)
        {
            foreach (Sample sample in Samples.Span) rollup.Add(sample);
            return;
        }

        if (members is not null)
        {
            DistinctColumn.AddTo(Members.Span, members);
            rollup.Merge(Count, double.NaN, double.NaN, First, Last, hasSquares: false);
            return;
        }

        if ((parts & RollupParts.Sum) != 0) Sum.AddTo(rollup.Sum);
        if (HasSquares && (parts & RollupParts.Squares) != 0)
        {
            if (Minimum == Maximum) rollup.Squares.AddSquare(Minimum, Count);
            else Squares.AddTo(rollup.Squares);
        }

        rollup.Merge(Count, Minimum, Maximum, First, Last, HasSquares);
        if ((parts & RollupParts.Sketch) == 0) return;
        try
        {
            QuantileSketchCodec.AddTo(Shape, Count, Counts.Span, rollup.Sketch);
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }
    }

    private static RollupRow OfSet(long number, Rollup rollup, DistinctSketch members, ByteWriter arena)
    {
        int start = arena.Length;
        DistinctColumn.Write(members, arena);
        return new RollupRow { Number = number, IsOfSet = true, Members = arena.Kept(start), Count = rollup.Count, First = rollup.First, Last = rollup.Last };
    }
}
