using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes a filter of tags, where a value such as <c>[a]</c> would be a pattern that it does not fit itself.</summary>
internal sealed class TagFilterCompleter : TagCompleter
{
    /// <inheritdoc/>
    protected override string Value(string value) => Glob.Escape(value);
}
