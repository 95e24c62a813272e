namespace MetricsTools.Recording.Buffering;

/// <summary>What went wrong where nobody could be told, until somebody asks. Safe for threads.</summary>
internal sealed class FlushReports
{
    private const int Most = 20;

    private readonly object _lock = new();
    private readonly Queue<string> _sentences = new();
    private readonly Dictionary<string, long> _refused = [];
    private volatile bool _hasAny;

    /// <summary>Keeps a sentence, unless it waits already or very many do.</summary>
    public void Add(string sentence)
    {
        lock (_lock)
        {
            if (_sentences.Count < Most && !_sentences.Contains(sentence)) _sentences.Enqueue(sentence);
            _hasAny = true;
        }
    }

    /// <summary>Counts a record that was not acceptable.</summary>
    public void Refuse(MetricException exception)
    {
        lock (_lock)
        {
            if (_refused.Count < Most || _refused.ContainsKey(exception.Message)) _refused[exception.Message] = _refused.TryGetValue(exception.Message, out long count) ? count + 1 : 1;
            _hasAny = true;
        }
    }

    /// <summary>Gives what was kept, and forgets it.</summary>
    public IReadOnlyList<string> Take()
    {
        if (!_hasAny) return [];
        lock (_lock)
        {
            string[] taken = [.. _sentences, .. _refused.Select(static one => one.Value == 1 ? $"One sample was not recorded: {one.Key}" : $"{one.Value} samples were not recorded: {one.Key}")];
            _sentences.Clear();
            _refused.Clear();
            _hasAny = false;
            return taken;
        }
    }
}
