using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Configuration;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.CommandLine;

/// <summary>One run of a command: its arguments, its store, and what went wrong so far.</summary>
internal sealed class Invocation(ParseResult parse, Terminal terminal) : IDisposable
{
    private const int MaximumNotes = 10;

    private readonly List<string> _notes = [];
    private SqliteMetricStore? _store;
    private MetricQueries? _queries;
    private MetricSettings? _settings;

    /// <summary>The arguments.</summary>
    public ParseResult Arguments => parse;

    /// <summary>Where results, errors and progress go.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Cancelled by Ctrl+C.</summary>
    public CancellationToken Cancellation => terminal.Cancellation;

    /// <summary>What the command will tell the shell.</summary>
    public int ExitCode { get; set; }

    /// <summary>The full path of the store.</summary>
    public string StorePath => Path.GetFullPath(parse.GetValue(StoreOption.Instance) is { Length: > 0 } named ? named : Configuration.DefaultStore);

    /// <summary>The current time, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public static long Now => UnixTime.Now(TimeProvider.System);

    /// <summary>Finds out what settings are.</summary>
    public MetricConfiguration Configuration { get; } = MetricConfiguration.OfProcess(terminal.WriteWarning);

    /// <summary>Whether what is damaged is left out of an answer, and reported, instead of ending the command.</summary>
    public bool LeavesOutDamage { get; init; }

    /// <summary>The questions that can be asked of the store.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public MetricQueries Queries => _queries ??= CreateQueries(OpenStore(StoreAccess.Read));

    /// <summary>The store, opened on first use.</summary>
    /// <exception cref="MetricException">It cannot be opened.</exception>
    public IMetricStore OpenStore(StoreAccess access) =>
        _store ??= SqliteMetricStore.Open(
            StorePath, new StoreOptions { Access = access, IsSession = access == StoreAccess.Write, Damaged = LeavesOutDamage ? ReportDamage : null });

    /// <summary>The store to write to, which must be there already; to be opened before anything is asked of it.</summary>
    /// <exception cref="MetricException">It is missing, or cannot be opened.</exception>
    public IMetricStore OpenExistingStore() =>
        File.Exists(StorePath) || Directory.Exists(StorePath) ? OpenStore(StoreAccess.Write) : throw new MetricException(ErrorId.StoreNotFound, StorePath);

    /// <summary>The settings that count for work with a store.</summary>
    /// <exception cref="MetricException">An environment variable is set to something unusable.</exception>
    public MetricSettings SettingsOf(IMetricStore store) => _settings ??= Configuration.Resolve(store);

    /// <summary>Whether what comes is to be recorded; when not, a note says why.</summary>
    public bool IsRecordingOn()
    {
        string? why = Configuration.WhyOffAnywhere() ?? Configuration.WhyOff(File.Exists(StorePath) ? OpenStore(StoreAccess.Write) : null);
        if (why is not null) terminal.WriteNote(why);
        return why is null;
    }

    /// <summary>Runs work whose failure is one error, after which the command goes on; one that ends everything is thrown on.</summary>
    public void Try(Action work)
    {
        try
        {
            work();
        }
        catch (MetricException exception) when (!exception.Id.EndsEverything())
        {
            Report(exception);
        }
    }

    /// <summary>Those of some names and patterns that there are, each once; for each other one there is an error.</summary>
    public List<string> KnownNames(string[] names)
    {
        var known = new List<string>();
        foreach (string name in Queries.Selector.DistinctNames(names))
        {
            Try(() =>
            {
                Queries.Selector.SelectMetrics(name);
                known.Add(name);
            });
        }

        return known;
    }

    /// <summary>Writes the results of every name or pattern, so that no metric has its turn twice; or why there are none.</summary>
    public void Write<T>(IResultWriter<T> writer, string[] names, Func<string, IEnumerable<T>> read)
    {
        bool isEmpty = true;
        foreach (string name in Queries.Selector.DistinctNames(names))
        {
            Try(() =>
            {
                foreach (T result in read(name))
                {
                    writer.Write(result);
                    isEmpty = false;
                    Cancellation.ThrowIfCancellationRequested();
                }
            });
        }

        writer.Complete();
        if (isEmpty) ExplainEmpty();
    }

    /// <summary>Writes an error and remembers that there was one.</summary>
    public void Report(MetricException exception) => Report(exception.Message, exception.Id.ToString());

    /// <summary>Writes an error and remembers that there was one.</summary>
    public void Report(string message, string id)
    {
        terminal.WriteError($"{ParameterNames.Translate(message)} ({id})");
        ExitCode = CommandLine.ExitCode.Failed;
    }

    /// <summary>Keeps a sentence that says why an answer is empty.</summary>
    public void Note(string sentence) => _notes.Add(sentence);

    /// <summary>Says why the whole answer is empty.</summary>
    public void ExplainEmpty()
    {
        foreach (string note in _notes.Take(MaximumNotes)) terminal.WriteNote(note);
        if (_notes.Count > MaximumNotes) terminal.WriteNote($"... and {_notes.Count - MaximumNotes} more.");
    }

    /// <summary>Lets go of the store's file; the store is opened again when it is used.</summary>
    public void CloseStore()
    {
        _store?.Dispose();
        _store = null;
    }

    /// <inheritdoc/>
    public void Dispose() => CloseStore();

    private void ReportDamage(MetricException exception)
    {
        Report(exception);
        ExitCode = CommandLine.ExitCode.StoreFailed;
    }

    private MetricQueries CreateQueries(IMetricStore store) =>
        new(new SeriesSelector(store, SettingsOf(store).Privacy) { Explain = Note }, TimeProvider.System, SettingsOf(store).Retention);
}
