using System.Management.Automation;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Refuses a script block where text is stored: PowerShell would take its source for the text, and somebody might run it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class NoCodeAttribute : ArgumentTransformationAttribute
{
    /// <summary>What was given.</summary>
    /// <exception cref="MetricException">It is a script block.</exception>
    public static object? Refuse(object? value) =>
        NumberReader.Unwrap(value) is ScriptBlock block ? throw new MetricException(ErrorId.AlertRuleTakesNoBlock, block.ToString().Trim()) : value;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return Refuse(inputData);
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
