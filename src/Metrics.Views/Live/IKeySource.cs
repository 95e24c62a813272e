namespace MetricsTools.Views.Live;

/// <summary>Where keys come from, and how time passes meanwhile.</summary>
public interface IKeySource
{
    /// <summary>Waits for a key.</summary>
    /// <param name="time">How long.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The key, or null when none was pressed.</returns>
    KeyPress? Wait(TimeSpan time, CancellationToken cancellation);
}
