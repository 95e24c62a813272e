using MetricsTools.Model;

namespace MetricsTools.Privacy;

/// <summary>Replaces personal tag values before they reach a store, and in filters, so that both sides meet.</summary>
public sealed class TagScrubber(PrivacyMode mode, KeyedHash hash)
{
    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Called once per key whose values are replaced, with a sentence that says so.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>The keys whose values are never replaced.</summary>
    public ExemptKeys Exempt { get; init; } = ExemptKeys.Default;

    /// <summary>The same tags, with personal values replaced.</summary>
    /// <exception cref="MetricException">The mode is <see cref="PrivacyMode.Reject"/> and a value is personal.</exception>
    public TagSet Scrub(TagSet tags)
    {
        if (mode == PrivacyMode.Allow) return tags;
        Tag[]? scrubbed = null;
        for (int i = 0; i < tags.Count; i++)
        {
            Tag tag = tags[i];
            string value = ScrubValue(tag.Key, tag.Value);
            if (ReferenceEquals(value, tag.Value)) continue;
            scrubbed ??= [.. tags];
            scrubbed[i] = new Tag(tag.Key, value);
        }

        return scrubbed is null ? tags : TagSet.Create(scrubbed);
    }

    /// <summary>The value that is stored under a key: the same instance unless it is personal.</summary>
    /// <exception cref="MetricException">The mode is <see cref="PrivacyMode.Reject"/> and the value is personal.</exception>
    public string ScrubValue(string key, string value)
    {
        if (mode == PrivacyMode.Allow || KeyedHash.IsHashed(value) || !PersonalData.IsPersonal(key, value, Exempt)) return value;
        if (mode == PrivacyMode.Reject) throw new MetricException(ErrorId.TagRejected, key);
        if (_warned.Add(key)) Warn?.Invoke($"Values of the tag '{key}' look like personal data and are stored as a keyed hash.");
        return hash.ToText(value);
    }
}
