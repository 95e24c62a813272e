using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>A store for the time of one command: closed afterwards unless the session keeps it.</summary>
/// <param name="store">The store.</param>
/// <param name="isShared">Whether the session keeps it.</param>
internal sealed class StoreLease(IMetricStore store, bool isShared) : IDisposable
{
    /// <summary>The store.</summary>
    public IMetricStore Store => store;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isShared) store.Dispose();
    }
}
