using System.Globalization;
using System.Management.Automation;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>
/// Reads a duration: a TimeSpan, or <c>250ms 30s 5m 1h 7d 2w</c>. PowerShell hands a bare <c>7d</c> over as the number 7, whose wrapper still has the
/// text; a number that has no unit in its text either is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return Read(inputData);
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    /// <summary>The duration that an argument stands for; null stays null.</summary>
    /// <exception cref="MetricException">It is not one.</exception>
    public static TimeSpan? Read(object? argument)
    {
        object? value = argument is PSObject wrapped ? wrapped.BaseObject : argument;
        return value switch
        {
            null => null,
            TimeSpan span => span,
            string text => DurationText.Parse(text),
            _ => DurationText.Parse(argument is PSObject ? argument.ToString() ?? "" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
        };
    }
}
