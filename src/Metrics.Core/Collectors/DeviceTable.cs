namespace MetricsTools.Collectors;

/// <summary>What is remembered of devices from one reading to the next: of as many as a machine may well have, and of those alone that are still there.</summary>
/// <typeparam name="TUse">What is read of a device.</typeparam>
/// <typeparam name="T">What is remembered of it.</typeparam>
/// <param name="create">Makes what is remembered of a device that is read for the first time.</param>
internal sealed class DeviceTable<TUse, T>(Func<TUse, T> create)
    where T : class
{
    /// <summary>The most devices of one sort; each has series of its own.</summary>
    public const int Limit = 64;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _round;

    /// <summary>What is remembered of a device, or null when there are too many.</summary>
    public T? Find(string device, TUse use)
    {
        if (!_entries.TryGetValue(device, out Entry? entry))
        {
            if (_entries.Count == Limit) return null;
            entry = new Entry(create(use));
            _entries.Add(device, entry);
        }

        entry.Round = _round;
        return entry.Value;
    }

    /// <summary>Ends a reading: forgets the devices that were not in it.</summary>
    public void EndReading()
    {
        List<string>? gone = null;
        foreach (KeyValuePair<string, Entry> pair in _entries)
        {
            if (pair.Value.Round != _round) (gone ??= []).Add(pair.Key);
        }

        foreach (string device in gone ?? []) _entries.Remove(device);
        _round++;
    }

    private sealed class Entry(T value)
    {
        public T Value => value;

        public int Round { get; set; }
    }
}
