using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>A marker in time: a deployment, an incident.</summary>
public sealed class MetricAnnotation
{
    private readonly Annotation _annotation;

    internal MetricAnnotation(Annotation annotation)
    {
        _annotation = annotation;
        Tag = TagObject.Of(annotation.Tags);
    }

    /// <summary>The moment, or the first one of a period, in UTC.</summary>
    public DateTimeOffset Timestamp => UnixTime.ToDateTimeOffset(_annotation.Start);

    /// <summary>The end of a period, in UTC, or null for a single moment.</summary>
    public DateTimeOffset? End => OptionalMoment.Of(_annotation.End);

    /// <summary>The length of a period, or null for a single moment.</summary>
    public TimeSpan? Duration => _annotation.End is { } end ? UnixTime.ToTimeSpan(end - _annotation.Start) : null;

    /// <summary>What happened.</summary>
    public string Text => _annotation.Text;

    /// <summary>The tags.</summary>
    public PSObject Tag { get; }

    /// <summary>What it is known by in its store.</summary>
    public string Id => _annotation.Id;
}
