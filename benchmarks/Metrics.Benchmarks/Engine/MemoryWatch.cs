namespace MetricsTools.Benchmarks.Engine;

/// <summary>Looks at the memory of this process while something is done.</summary>
internal sealed class MemoryWatch
{
    private readonly Thread _thread;
    private volatile bool _isStopped;
    private long _most;

    /// <summary>Begins.</summary>
    public MemoryWatch()
    {
        Before = _most = Environment.WorkingSet;
        _thread = new Thread(Look) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The bytes in the beginning.</summary>
    public long Before { get; }

    /// <summary>Ends, and gives the most bytes.</summary>
    public long Stop()
    {
        _isStopped = true;
        _thread.Join();
        return Math.Max(_most, Environment.WorkingSet);
    }

    private void Look()
    {
        while (!_isStopped)
        {
            _most = Math.Max(_most, Environment.WorkingSet);
            Thread.Sleep(5);
        }
    }
}
