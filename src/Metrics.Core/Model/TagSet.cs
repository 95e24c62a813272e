using System.Collections;
using MetricsTools.Text;

namespace MetricsTools.Model;

/// <summary>The tags of one series: immutable, sorted by key, each key once whatever its case. Equal sets have equal text.</summary>
public sealed class TagSet : IReadOnlyList<Tag>, IEquatable<TagSet>
{
    /// <summary>The most tags a series may have.</summary>
    public const int MaximumCount = 32;

    /// <summary>The longest key, in UTF-16 characters.</summary>
    public const int MaximumKeyLength = 255;

    /// <summary>The longest value, in UTF-16 characters.</summary>
    public const int MaximumValueLength = 256;

    /// <summary>No tags at all, which is a series too.</summary>
    public static readonly TagSet Empty = new([]);

    private readonly Tag[] _tags;
    private readonly string _text;

    private TagSet(Tag[] sortedTags)
    {
        _tags = sortedTags;
        _text = TagText.Format(sortedTags);
    }

    /// <summary>The number of tags.</summary>
    public int Count => _tags.Length;

    /// <summary>The tag at a place in the order of keys.</summary>
    public Tag this[int index] => _tags[index];

    /// <summary>The value of a key, found without case, or null.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (Tag tag in _tags)
            {
                if (IsSameKey(tag.Key, key)) return tag.Value;
            }

            return null;
        }
    }

    /// <summary>Makes a set of tags in any order.</summary>
    /// <exception cref="MetricException">A tag is empty, too long, not valid Unicode or given twice (also in another case), or there are more than 32.</exception>
    public static TagSet Create(IEnumerable<Tag> tags)
    {
        Tag[] sorted = [.. tags];
        if (sorted.Length == 0) return Empty;
        if (sorted.Length > MaximumCount) throw new MetricException(ErrorId.TooManyTags, sorted.Length, MaximumCount);
        foreach (Tag tag in sorted) Validate(tag);
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (int i = 1; i < sorted.Length; i++)
        {
            // The members of an object in PowerShell are told apart without case, so that one of two such tags would be lost.
            string key = sorted[i].Key;
            if (Array.FindIndex(sorted, 0, i, other => IsSameKey(other.Key, key)) >= 0) throw new MetricException(ErrorId.DuplicateTag, key);
        }

        return new TagSet(sorted);
    }

    /// <summary>Reads the text form, <c>host=web1,region=eu</c>; quotes and backslashes escape.</summary>
    /// <exception cref="MetricException">The text is not of that form, or a tag is not valid.</exception>
    public static TagSet Parse(string text) =>
        Create(TagText.Parse(text).Select(pair =>
            new Tag(pair.Key, pair.Value ?? throw new MetricException(ErrorId.TagTextInvalid, text, $"'{pair.Key}' has no value"))));

    /// <inheritdoc/>
    public IEnumerator<Tag> GetEnumerator() => ((IEnumerable<Tag>)_tags).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(TagSet? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TagSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode();

    /// <summary>The text form, which <see cref="Parse"/> reads back.</summary>
    public override string ToString() => _text;

    private static bool IsSameKey(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static void Validate(Tag tag)
    {
        if (string.IsNullOrEmpty(tag.Key)) throw new MetricException(ErrorId.TagKeyEmpty, tag.Value);
        if (tag.Key.Length > MaximumKeyLength) throw new MetricException(ErrorId.TagKeyTooLong, UnicodeText.Shorten(tag.Key), tag.Key.Length, MaximumKeyLength);
        if (string.IsNullOrEmpty(tag.Value)) throw new MetricException(ErrorId.TagValueEmpty, tag.Key);
        if (tag.Value.Length > MaximumValueLength) throw new MetricException(ErrorId.TagValueTooLong, tag.Key, tag.Value.Length, MaximumValueLength);
        if (!UnicodeText.IsWellFormed(tag.Key) || !UnicodeText.IsWellFormed(tag.Value)) throw new MetricException(ErrorId.TagNotUnicode, UnicodeText.Shorten(tag.Key));
    }
}
