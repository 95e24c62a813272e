namespace MetricsTools.Storage.Sqlite;

/// <summary>What becomes of damage that a read meets: an error, or a note once, where the caller would rather have the rest.</summary>
internal sealed class ReadDamage(Action<MetricException>? take)
{
    private readonly HashSet<string> _taken = [];

    /// <summary>Whether it is noted rather than thrown.</summary>
    public bool TryTake(MetricException exception)
    {
        if (take is null || exception.Id != ErrorId.StoreCorrupt) return false;
        if (_taken.Add(exception.Message)) take(exception);
        return true;
    }
}
