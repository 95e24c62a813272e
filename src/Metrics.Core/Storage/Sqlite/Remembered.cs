namespace MetricsTools.Storage.Sqlite;

/// <summary>Remembers what transactions that only read have read, while nothing in the file changes.</summary>
/// <param name="database">The file.</param>
internal sealed class Remembered<TKey, TValue>(SqliteDatabase database)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = [];
    private FileState? _state;

    /// <summary>The value of a key: as it was read before, if that still stands, else as it is read now.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> read)
    {
        if (database.State is not { } state) return read(key);
        if (state != _state) _values.Clear();
        _state = state;
        if (!_values.TryGetValue(key, out TValue? value)) _values.Add(key, value = read(key));
        return value;
    }
}
