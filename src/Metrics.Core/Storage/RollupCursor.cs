namespace MetricsTools.Storage;

/// <summary>Goes through the hours or days of one series by time. Safe for one thread at a time; several cursors of one window may be read at once.</summary>
public abstract class RollupCursor
{
    /// <summary>The start of the hour or day, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public abstract long Start { get; }

    /// <summary>Goes to the next hour or day; false when there is none.</summary>
    /// <exception cref="MetricException">It is damaged.</exception>
    public abstract bool MoveNext();

    /// <summary>Adds the hour or day to a rollup, whatever hours or days that holds already.</summary>
    /// <param name="rollup">What it is added to.</param>
    /// <param name="parts">Which parts are added; the others of that rollup are of no use afterwards.</param>
    /// <exception cref="MetricException">It is damaged.</exception>
    public abstract void AddTo(Rollup rollup, RollupParts parts);
}
