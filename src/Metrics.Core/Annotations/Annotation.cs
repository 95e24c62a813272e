using System.Text.Json.Serialization;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Annotations;

/// <summary>A marker in time: a moment, such as a deployment, or a period, such as an incident.</summary>
public sealed record Annotation
{
    /// <summary>The longest text, in UTF-16 characters.</summary>
    public const int MaximumTextLength = 4096;

    /// <summary>What it is known by in its store: the moment and, from the second of that moment on, a number.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";

    /// <summary>What happened, for a reader.</summary>
    public required string Text { get; init; }

    /// <summary>What kind of thing it was, and whom it concerned.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The moment, or the first of a period, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Start { get; init; }

    /// <summary>The first moment after a period, or null for a single moment.</summary>
    public long? End { get; init; }

    /// <summary>The time that it covers.</summary>
    /// <param name="length">How long a single moment lasts, in milliseconds; above zero.</param>
    public TimeRange Period(long length) => new(Start, End ?? (Start > long.MaxValue - length ? long.MaxValue : Start + length));

    /// <summary>Throws when it cannot be kept.</summary>
    /// <returns>The annotation.</returns>
    /// <exception cref="MetricException">The text is empty, too long or not valid Unicode, or the period ends before it begins.</exception>
    public Annotation Validate()
    {
        if (string.IsNullOrWhiteSpace(Text)) throw new MetricException(ErrorId.AnnotationInvalid, "it has no text");
        if (Text.Length > MaximumTextLength) throw new MetricException(ErrorId.AnnotationInvalid, $"its text has {Text.Length} characters, and {MaximumTextLength} are the most");
        if (!UnicodeText.IsWellFormed(Text)) throw new MetricException(ErrorId.AnnotationInvalid, "its text holds half of a surrogate pair");
        return End <= Start ? throw new MetricException(ErrorId.RangeReversed) : this;
    }
}
