using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>A store for the time of one command.</summary>
/// <param name="store">The store.</param>
/// <param name="release">What is done with it afterwards.</param>
internal sealed class StoreLease(IMetricStore store, Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>The store.</summary>
    public IMetricStore Store => store;

    /// <inheritdoc/>
    public void Dispose()
    {
        _release?.Invoke();
        _release = null;
    }
}
