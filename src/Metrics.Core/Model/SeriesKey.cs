namespace MetricsTools.Model;

/// <summary>What identifies a series: the metric's name, compared without case, and its tags.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Tags">The tags.</param>
public readonly record struct SeriesKey(string Name, TagSet Tags)
{
    /// <inheritdoc/>
    public bool Equals(SeriesKey other) =>
        StringComparer.OrdinalIgnoreCase.Equals(Name, other.Name) && Tags.Equals(other.Tags);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((StringComparer.OrdinalIgnoreCase.GetHashCode(Name) * 397) ^ Tags.GetHashCode());

    /// <summary>The name, followed by the tags in braces when there are any.</summary>
    public override string ToString() => Tags.Count == 0 ? Name : $"{Name}{{{Tags}}}";
}
