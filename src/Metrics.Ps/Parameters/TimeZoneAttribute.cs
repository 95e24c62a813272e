using System.Management.Automation;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a time zone: a TimeZoneInfo, or its id; <c>Local</c> is that of the machine.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class TimeZoneAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = NumberReader.Unwrap(inputData);
        if (value is null or TimeZoneInfo) return value;
        try
        {
            return ZoneText.Find(value.ToString() ?? "");
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
