using System.Management.Automation;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a duration, or <c>Auto</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class BucketLengthAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is BucketLength) return value;
        if (value is string text && text.Trim().Equals(nameof(BucketLength.Auto), StringComparison.OrdinalIgnoreCase)) return BucketLength.Auto;
        try
        {
            return DurationAttribute.Read(inputData) is { } length ? new BucketLength(length) : null;
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
