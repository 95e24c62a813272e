namespace MetricsTools.Views.Live;

/// <summary>
/// The keys of the console of the process. Each is read by a thread that waits for it, because a terminal that nobody reads from shows what is typed;
/// and one at a time, so that none is taken from whoever reads next. Ctrl+C is a key meanwhile.
/// </summary>
public sealed class ConsoleKeys : IKeySource, IDisposable
{
    private readonly bool _wasInput = Console.TreatControlCAsInput;
    private Task<KeyPress>? _next;

    /// <summary>Takes the keys over.</summary>
    public ConsoleKeys() => Console.TreatControlCAsInput = true;

    /// <inheritdoc/>
    public KeyPress? Wait(TimeSpan time, CancellationToken cancellation)
    {
        _next ??= Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            if (!_next.Wait((int)Math.Ceiling(time.TotalMilliseconds), cancellation)) return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        KeyPress key = _next.Result;
        _next = null;
        return key;
    }

    /// <summary>Gives the keys back.</summary>
    public void Dispose() => Console.TreatControlCAsInput = _wasInput;

    private static KeyPress Read()
    {
        ConsoleKeyInfo key = Console.ReadKey(intercept: true);
        return new KeyPress(key.Key, key.KeyChar, (key.Modifiers & ConsoleModifiers.Control) != 0);
    }
}
