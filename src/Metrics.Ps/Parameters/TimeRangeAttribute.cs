using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads ranges of time: text such as <c>2026-01-31T08:00Z/2026-01-31T10:00Z</c>, or objects and hashtables with Start and End.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class TimeRangeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return NumberReader.Unwrap(inputData) switch
            {
                null => null,
                TimeRange[] ranges => ranges,
                IList several => several.Cast<object?>().Select(Read).ToArray(),
                _ => [Read(inputData)],
            };
        }
        catch (MetricException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static TimeRange Read(object? input)
    {
        object? value = NumberReader.Unwrap(input);
        if (value is string text) return TimeRangeText.Parse(text, TimeZoneInfo.Local);
        PSObject? described = value is IDictionary entries ? RecordReader.ToObject(entries) : input is null ? null : PSObject.AsPSObject(input);
        object? start = RecordReader.Field(described, "Start"), end = RecordReader.Field(described, "End");
        if (start is null || end is null) throw new MetricException(ErrorId.TimeRangeInvalid, input);
        var range = new TimeRange(MomentReader.Read(start), MomentReader.Read(end));
        return range.IsEmpty ? throw new MetricException(ErrorId.RangeReversed) : range;
    }
}
