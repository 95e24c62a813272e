namespace MetricsTools.PowerShell.Parameters;

/// <summary>What <c>-Interval</c> takes: a length, or <c>Auto</c>.</summary>
/// <param name="Length">The length, or null for as many buckets as are useful.</param>
public sealed record BucketLength(TimeSpan? Length)
{
    /// <summary>As many buckets as are useful.</summary>
    public static readonly BucketLength Auto = new((TimeSpan?)null);

    /// <inheritdoc/>
    public override string ToString() => Length?.ToString() ?? nameof(Auto);
}
