using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.Annotations;

/// <summary>The annotations that a store keeps. They are kept until they are removed: no retention is meant for what people have written.</summary>
/// <param name="store">The store.</param>
/// <param name="privacy">How personal values are treated.</param>
public sealed class StoredAnnotations(IMetricStore store, PrivacySettings privacy)
{
    private const string Kind = "annotation";

    /// <summary>Called with a sentence when personal data is replaced.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Keeps an annotation, without the personal data in it.</summary>
    /// <param name="annotation">The annotation, without an identifier.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>What is kept.</returns>
    /// <exception cref="MetricException">It cannot be kept, holds personal data that is to be refused, or the store failed.</exception>
    public Annotation Add(Annotation annotation, long now)
    {
        annotation.Validate();
        TagScrubber scrubber = Scrubber(privacy.Mode, Warn);
        Annotation kept = (annotation with { Text = scrubber.ScrubText(annotation.Text), Tags = scrubber.Scrub(annotation.Tags) }).Validate();
        string text = AnnotationJson.Write(kept), moment = UnixTime.ToText(kept.Start);
        for (int number = FreeNumber(moment); ; number++)
        {
            string id = IdOf(moment, number);
            if (store.TrySetDocument(new StoredDocument(Kind, id, text) { Created = now, Updated = now })) return kept with { Id = id };
        }
    }

    /// <summary>The annotations that a filter lets through and whose time a range touches, by time.</summary>
    /// <exception cref="MetricException">One cannot be read, or the store failed.</exception>
    public IReadOnlyList<Annotation> Find(AnnotationFilter filter, TimeRange range)
    {
        AnnotationFilter scrubbed = filter.Scrub(Scrubber(privacy.Mode == PrivacyMode.Reject ? PrivacyMode.Hash : privacy.Mode, null));
        Annotation[] found =
        [
            .. store.GetDocuments(Kind).Select(static document => (document.Created, Annotation: AnnotationJson.Read(document.Text, document.Name)))
                .Where(one => one.Annotation.Start < range.End && one.Annotation.Period(1).End > range.Start && scrubbed.IsMatch(one.Annotation))
                .OrderBy(static one => one.Annotation.Start).ThenBy(static one => one.Created).ThenBy(static one => one.Annotation.Id.Length)
                .ThenBy(static one => one.Annotation.Id, StringComparer.Ordinal).Select(static one => one.Annotation),
        ];
        bool isNamed = filter.Id is { } id && !Glob.HasWildcard(id);
        return found.Length == 0 && isNamed ? throw new MetricException(ErrorId.AnnotationNotFound, filter.Id, store.Location) : found;
    }

    /// <summary>The time that annotations cover, whichever of the filters let them through.</summary>
    /// <param name="filters">The filters.</param>
    /// <param name="length">How long a single moment lasts.</param>
    /// <exception cref="MetricException">The length is not above zero, an annotation cannot be read, or the store failed.</exception>
    public IReadOnlyList<TimeRange> Periods(IReadOnlyList<AnnotationFilter> filters, TimeSpan length)
    {
        if (length.TotalMilliseconds < 1) throw new MetricException(ErrorId.DurationNotPositive, length);
        return [.. filters.SelectMany(filter => Find(filter, TimeRange.All)).Select(one => one.Period((long)length.TotalMilliseconds))];
    }

    /// <summary>Removes an annotation for good; false when there is none.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public bool Remove(string id) => store.RemoveDocument(Kind, id);

    private static string IdOf(string moment, int number) => number == 1 ? moment : moment + "#" + number.ToString(CultureInfo.InvariantCulture);

    // Very many may share a moment, as rows do that have dates alone: the end of their numbers is looked for by halves.
    private int FreeNumber(string moment)
    {
        int taken = 0, free = 1;
        while (store.FindDocument(Kind, IdOf(moment, free)) is not null) (taken, free) = (free, free * 2);
        while (free - taken > 1)
        {
            int middle = (taken + free) / 2;
            if (store.FindDocument(Kind, IdOf(moment, middle)) is null) free = middle;
            else taken = middle;
        }

        return free;
    }

    private TagScrubber Scrubber(PrivacyMode mode, Action<string>? warn) =>
        new(mode, new KeyedHash(privacy.Key ?? store.PrivacyKey)) { Warn = warn, Exempt = privacy.Exempt };
}
