using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a moment as <see cref="MomentReader"/> does, into a DateTimeOffset in UTC.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class MomentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null) return null;
        try
        {
            return UnixTime.ToDateTimeOffset(MomentReader.Read(inputData));
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
