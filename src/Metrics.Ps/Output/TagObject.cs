using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>
/// The tags of a result: an object whose members are the tags and whose text is <c>host=web1,region=eu</c>. It equals that text, and sorts by it.
/// </summary>
#pragma warning disable CA1036 // PowerShell compares by IComparable; operators would never be called.
public sealed class TagObject : IComparable, IEquatable<string>
#pragma warning restore CA1036
{
    private readonly string _text;

    private TagObject(string text) => _text = text;

    /// <summary>The object of some tags; make one per series and share it.</summary>
    internal static PSObject Of(TagSet tags)
    {
        var tagObject = new PSObject(new TagObject(tags.ToString()));
        foreach (Tag tag in tags) tagObject.Properties.Add(new PSNoteProperty(tag.Key, tag.Value), preValidated: true);
        return tagObject;
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => string.CompareOrdinal(_text, obj?.ToString());

    /// <inheritdoc/>
    public bool Equals(string? other) => _text == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TagObject or string && _text == obj.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode();

    /// <summary>The text form.</summary>
    public override string ToString() => _text;
}
