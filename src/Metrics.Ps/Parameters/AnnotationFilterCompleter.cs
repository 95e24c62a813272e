using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes a filter of the tags of annotations.</summary>
internal sealed class AnnotationFilterCompleter : AnnotationTagCompleter
{
    /// <inheritdoc/>
    protected override string Value(string value) => Glob.Escape(value);
}
