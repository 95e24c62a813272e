using System.Management.Automation;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Refuses a script block for text beside parameters that take one: PowerShell would take its source for the text.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class NoScriptBlockAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (NumberReader.Unwrap(inputData) is not ScriptBlock block) return inputData;
        var reason = new MetricException(ErrorId.BlockNotTaken, block.ToString().Trim());
        throw new ArgumentTransformationMetadataException(reason.Message, reason);
    }
}
