using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.Annotations;

/// <summary>Chooses annotations: those with these tags, with this text, and of this identifier, as far as each is asked for.</summary>
public sealed record AnnotationFilter
{
    /// <summary>How long an annotation of a single moment lasts where its time is left out: an hour.</summary>
    public static readonly TimeSpan DefaultLength = TimeSpan.FromHours(1);

    /// <summary>Lets every annotation through.</summary>
    public static readonly AnnotationFilter All = new();

    /// <summary>What is asked of its tags.</summary>
    public TagFilter Tags { get; init; } = TagFilter.All;

    /// <summary>A wildcard pattern of its text, compared without case; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>A wildcard pattern of its identifier; null for any.</summary>
    public string? Id { get; init; }

    /// <summary>Reads <c>kind=incident</c>, a filter of tags, or <c>deploy*</c>, a pattern of the text: with an equals sign it is tags that are meant.</summary>
    /// <exception cref="MetricException">The text is a filter of tags that cannot be read.</exception>
    public static AnnotationFilter Parse(string text) =>
        text.Contains('=') ? new AnnotationFilter { Tags = TagFilter.Parse(text) } : new AnnotationFilter { Text = text };

    /// <summary>Whether an annotation passes.</summary>
    public bool IsMatch(Annotation annotation) =>
        (Id is null || Glob.IsMatch(Id, annotation.Id)) && (Text is null || Glob.IsMatch(Text, annotation.Text)) && Tags.IsMatch(annotation.Tags);

    /// <summary>The same filter with personal values hashed as the store has them. Wildcards cannot match a hash, and stay as they are.</summary>
    internal AnnotationFilter Scrub(TagScrubber scrubber) => this with
    {
        Tags = Tags.Scrub(scrubber),
        Text = Text is null || Glob.HasWildcard(Text) ? Text : scrubber.ScrubText(Text),
    };
}
