using System.Collections;
using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>
/// Reads which annotations are meant: a filter of tags such as <c>@{kind='incident'}</c> or <c>'kind=incident'</c>, a pattern of their text such as
/// <c>'deploy*'</c>, annotations themselves, or several of these.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class AnnotationFilterAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return NumberReader.Unwrap(inputData) switch
            {
                null => null,
                AnnotationFilter[] filters => filters,
                IDictionary => [Read(inputData)],
                IList several => several.Cast<object?>().Select(Read).ToArray(),
                _ => [Read(inputData)],
            };
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static AnnotationFilter Read(object? input)
    {
        object? value = NumberReader.Unwrap(input);
        if (value is string text) return string.IsNullOrWhiteSpace(text) ? throw new MetricException(ErrorId.AnnotationInvalid, "the text that is asked for is empty") : AnnotationFilter.Parse(text);

        // After a job or a file, an annotation is an object with the same members.
        if (value is not IDictionary && input is not null && RecordReader.Text(PSObject.AsPSObject(input), "Id") is { } id) return new AnnotationFilter { Id = Glob.Escape(id) };
        return new AnnotationFilter { Tags = new TagFilter([.. TagReader.ReadPairs(input).Select(TagFilterAttribute.Condition)]) };
    }
}
