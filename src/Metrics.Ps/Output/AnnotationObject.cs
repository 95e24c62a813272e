using System.Management.Automation;

namespace MetricsTools;

/// <summary>The annotations of a rule: an object whose members they are, and whose text holds them all.</summary>
public sealed class AnnotationObject
{
    private readonly string _text;

    private AnnotationObject(string text) => _text = text;

    /// <summary>The object of some annotations.</summary>
    internal static PSObject Of(IReadOnlyDictionary<string, string> annotations)
    {
        KeyValuePair<string, string>[] sorted = [.. annotations.OrderBy(static one => one.Key, StringComparer.Ordinal)];
        var annotationObject = new PSObject(new AnnotationObject(string.Join("; ", sorted.Select(static one => $"{one.Key}: {one.Value}"))));
        foreach (KeyValuePair<string, string> one in sorted) annotationObject.Properties.Add(new PSNoteProperty(one.Key, one.Value), preValidated: true);
        return annotationObject;
    }

    /// <summary>The text form.</summary>
    public override string ToString() => _text;
}
