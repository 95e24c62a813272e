using System.Collections.ObjectModel;

namespace MetricsTools;

/// <summary>What a collector reads, whose text is <c>host, process nginx</c>.</summary>
public sealed class SourceList : ReadOnlyCollection<string>
{
    internal SourceList(IReadOnlyList<string> sources)
        : base([.. sources])
    {
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this);
}
