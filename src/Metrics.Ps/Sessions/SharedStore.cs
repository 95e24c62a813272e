using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>An open store that commands share. Once it is retired, it is closed when the last command that uses it has ended.</summary>
/// <param name="store">The store.</param>
internal sealed class SharedStore(IMetricStore store)
{
    private readonly object _lock = new();
    private int _leaseCount;
    private bool _isRetired;

    /// <summary>The store for one more command.</summary>
    public StoreLease Lease()
    {
        lock (_lock)
        {
            _leaseCount++;
            return new StoreLease(store, Release);
        }
    }

    /// <summary>Closes it as soon as no command uses it.</summary>
    public void Retire()
    {
        lock (_lock)
        {
            _isRetired = true;
            if (_leaseCount == 0) store.Dispose();
        }
    }

    private void Release()
    {
        lock (_lock)
        {
            if (--_leaseCount == 0 && _isRetired) store.Dispose();
        }
    }
}
