using System.Collections;
using System.Management.Automation;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a filter of tags: <c>@{host='web*'; region='eu','us'; rack=$null}</c>, <c>'host=web*,region=eu'</c>, or the Tag of a result.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class TagFilterAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = NumberReader.Unwrap(inputData);
        if (value is null or TagFilter) return value;
        try
        {
            // The tags of a result are meant as they are, and not as patterns; also after a job or a remote session.
            if (value is TagObject || PSObject.AsPSObject(inputData!).TypeNames.Contains($"Deserialized.{typeof(TagObject).FullName}")) return TagFilter.Of(TagReader.Read(inputData));
            return TagReader.Text(value) is { } text ? TagFilter.Parse(text) : new TagFilter([.. TagReader.ReadPairs(inputData).Select(Condition)]);
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    /// <summary>What a key with whatever stands behind it asks.</summary>
    public static TagCondition Condition(KeyValuePair<string, object?> pair) => NumberReader.Unwrap(pair.Value) switch
    {
        null => new TagCondition(pair.Key, null),
        IEnumerable values and not string => new TagCondition(pair.Key, [.. values.Cast<object?>().Select(TagReader.TextOf)]),
        { } value => new TagCondition(pair.Key, [TagReader.TextOf(value)]),
    };
}
