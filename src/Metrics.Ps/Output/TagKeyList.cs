using System.Collections.ObjectModel;

namespace MetricsTools;

/// <summary>Tag keys, whose text is <c>host,region</c>.</summary>
public sealed class TagKeyList : ReadOnlyCollection<string>
{
    internal TagKeyList(IReadOnlyList<string> keys)
        : base([.. keys])
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(",", this);
}
