namespace MetricsTools.Benchmarks.Engine;

/// <summary>What tells two answers to one question apart.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Sum">The sum of all figures in them.</param>
internal readonly record struct Answer(long Rows, double Sum)
{
    /// <summary>Throws unless another answer is the same but for a relative difference of the sums.</summary>
    public void MustBe(Answer other, string what, double tolerance = 1e-9)
    {
        if (Rows == other.Rows && Math.Abs(Sum - other.Sum) <= tolerance * Math.Abs(other.Sum)) return;
        throw new InvalidOperationException($"{what}: {Rows} rows with a sum of {Sum:R}, where {other.Rows} rows with a sum of {other.Sum:R} are right.");
    }
}
