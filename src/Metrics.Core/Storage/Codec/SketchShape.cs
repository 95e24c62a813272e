using MetricsTools.Statistics;

namespace MetricsTools.Storage.Codec;

/// <summary>What a written sketch says before its counts.</summary>
/// <param name="Head">The scale, plus 8 when zeros, 16 when positive and 32 when negative values were counted, plus 64, the version.</param>
/// <param name="Zeros">The number of zeros.</param>
/// <param name="Positive">The buckets of positive values.</param>
/// <param name="Negative">The buckets of negative values, by their magnitude.</param>
internal readonly record struct SketchShape(long Head, long Zeros, SketchRun Positive, SketchRun Negative)
{
    private const int ScaleMask = 7;
    private const int Zero = 8;
    private const int Positives = 16;
    private const int Negatives = 32;
    private const long VersionMask = ~0x3FL;
    private const int Version = 0x40;

    /// <summary>The scale.</summary>
    public int Scale => (int)Head & ScaleMask;

    /// <summary>Whether all values are in one bucket that is not that of zero.</summary>
    public bool IsOneBucket => Zeros == 0 && Positive.Length + Negative.Length == 1;

    /// <summary>The shape of a sketch.</summary>
    public static SketchShape Of(QuantileSketch sketch)
    {
        int positive = sketch.Positive.Used(out int firstPositive).Length, negative = sketch.Negative.Used(out int firstNegative).Length;
        int head = Version | sketch.Scale | (sketch.ZeroCount > 0 ? Zero : 0) | (positive > 0 ? Positives : 0) | (negative > 0 ? Negatives : 0);
        return new SketchShape(
            head, sketch.ZeroCount, positive > 0 ? new SketchRun(firstPositive, positive) : default, negative > 0 ? new SketchRun(firstNegative, negative) : default);
    }

    /// <summary>Whether a head announces a count of zeros.</summary>
    public static bool HasZeros(long head) => (head & Zero) != 0;

    /// <summary>Whether a head announces positive values.</summary>
    public static bool HasPositive(long head) => (head & Positives) != 0;

    /// <summary>Whether a head announces negative values.</summary>
    public static bool HasNegative(long head) => (head & Negatives) != 0;

    /// <summary>Refuses a shape that no sketch has.</summary>
    /// <exception cref="InvalidDataException">It is such a one.</exception>
    public void Check()
    {
        if ((Head & VersionMask) != Version || Scale > SketchScale.Finest)
        {
            throw new InvalidDataException($"The data begins with {Head}, which no sketch of this version does: it is damaged, or was written by a newer version.");
        }

        CountPacking.Checked((ulong)Zeros);
        if (HasZeros(Head) && Zeros == 0) throw new InvalidDataException("The data is damaged: a sketch counts no zeros although it says so.");
        Check(Positive);
        Check(Negative);
    }

    private void Check(SketchRun run)
    {
        int coarser = SketchScale.Finest - Scale;
        if (run.Length == 0 || (run.First >= SketchScale.LowestIndex >> coarser && run.First + run.Length - 1 <= SketchScale.HighestIndex >> coarser)) return;
        throw new InvalidDataException("The data is damaged: a sketch counts values that are no doubles.");
    }
}
