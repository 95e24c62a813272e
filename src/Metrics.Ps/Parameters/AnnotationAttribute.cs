using System.Management.Automation;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads annotations from a hashtable or an object, and refuses code in them.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class AnnotationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            PSObject? input = inputData is null ? null : PSObject.AsPSObject(inputData);
            if (input?.BaseObject is AnnotationObject) return input.Properties.ToDictionary(static one => one.Name, static one => TagReader.TextOf(one.Value));
            return TagReader.ReadPairs(inputData).ToDictionary(static pair => pair.Key, static pair => TagReader.TextOf(NoCodeAttribute.Refuse(pair.Value)));
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
