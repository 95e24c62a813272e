using System.Management.Automation;
using MetricsTools.Configuration;
using MetricsTools.PowerShell.Errors;
using MetricsTools.PowerShell.Recording;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What all cmdlets share: which store they use, how they are stopped, and how failures become errors.</summary>
public abstract class MetricCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private StoreLease? _lease;
    private MetricConfiguration? _configuration;
    private MetricSettings? _settings;

    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else <c>$env:METRICSTOOLS_STORE</c>, else the configured or the user's own.</para>
    /// </summary>
    /// <default>The store in use</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public virtual string? Store { get; set; }

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>Whether a network file system is accepted for the store.</summary>
    protected virtual bool AllowsNetworkStore => false;

    /// <summary>Whether what is damaged is one error each, and left out, instead of ending the command; it opens the store for itself then.</summary>
    private protected virtual bool LeavesOutDamage => false;

    /// <summary>The full path of the store that this command uses.</summary>
    protected string StorePath => Store is not null ? ResolvePath(Store)
        : StoreSession.ConnectedPath ?? ResolvePath(Configuration.DefaultStore);

    /// <summary>Finds out what settings are.</summary>
    private protected MetricConfiguration Configuration => _configuration ??= MetricConfiguration.OfProcess(WriteWarning);

    /// <summary>Settles what is open. PowerShell calls it also after a stop, when EndProcessing never runs.</summary>
    public void Dispose()
    {
        Settle();
        _lease?.Dispose();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Finishes work in progress before the store is closed. Nothing can be written to the pipeline any more.</summary>
    protected virtual void Settle()
    {
    }

    /// <summary>Whether a parameter was given.</summary>
    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>The store, opened on first use.</summary>
    /// <exception cref="MetricException">It cannot be opened.</exception>
    private protected IMetricStore OpenStore(StoreAccess access)
    {
        if (_lease is null)
        {
            // A session sees what it has recorded.
            foreach (string report in SessionBuffers.Flush(StorePath)) WriteWarning(report);
            WriteVerbose($"Opening the store {StorePath} to {(access == StoreAccess.Write ? "write" : "read")}.");
            _lease = LeavesOutDamage
                ? StoreSession.OpenOnce(StorePath, access, AllowsNetworkStore || StoreSession.AllowsNetwork(StorePath), exception => WriteError(exception.ToErrorRecord(StorePath)))
                : StoreSession.Open(StorePath, access, AllowsNetworkStore);
        }

        return _lease.Store;
    }

    /// <summary>Lets go of the store, so that another one can follow.</summary>
    private protected void CloseStore()
    {
        _lease?.Dispose();
        (_lease, _settings) = (null, null);
    }

    /// <summary>The settings that count for work with the store.</summary>
    /// <exception cref="MetricException">An environment variable is set to something unusable.</exception>
    private protected MetricSettings SettingsOf(IMetricStore store) => _settings ??= Configuration.Resolve(store);

    /// <summary>Whether what comes is to be recorded; when not, the verbose stream says why.</summary>
    private protected bool IsRecordingOn()
    {
        string? why = Configuration.WhyOffAnywhere() ?? Configuration.WhyOff(File.Exists(StorePath) ? OpenStore(StoreAccess.Write) : null);
        if (why is not null) WriteVerbose(why);
        return why is null;
    }

    /// <summary>The store to write to, which must be there already.</summary>
    /// <exception cref="MetricException">It is missing, or cannot be opened.</exception>
    private protected IMetricStore OpenExistingStore() =>
        File.Exists(StorePath) || Directory.Exists(StorePath) ? OpenStore(StoreAccess.Write) : throw new MetricException(ErrorId.StoreNotFound, StorePath);

    /// <summary>The metrics whose names fit a pattern.</summary>
    /// <exception cref="MetricException">The name has no wildcard, and there is no such metric.</exception>
    private protected IReadOnlyList<Model.MetricDefinition> SelectMetrics(IMetricStore store, string pattern) =>
        new SeriesSelector(store, SettingsOf(store).Privacy) { Explain = WriteVerbose }.SelectMetrics(pattern);

    /// <summary>Runs work whose failure is one error, after which the command goes on; false when it failed.</summary>
    private protected bool Try(object? target, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (MetricException exception)
        {
            WriteFailure(exception, target);
            return false;
        }
    }

    /// <summary>Makes an error of a failure: one after which the command goes on, unless it can do nothing more.</summary>
    private protected void WriteFailure(MetricException exception, object? target)
    {
        if (IsTerminating(exception)) ThrowTerminatingError(exception.ToErrorRecord(target));
        WriteError(exception.ToErrorRecord(target));
    }

    /// <summary>Runs work without which the command can do nothing: a failure ends it.</summary>
    private protected void Fatal(Action work)
    {
        try
        {
            work();
        }
        catch (MetricException exception)
        {
            ThrowTerminatingError(exception.ToErrorRecord(null));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "FileFailed", ErrorCategory.WriteError, null));
        }
    }

    /// <summary>A path as the session sees it: its drives, its current location, its home.</summary>
    private protected string ResolvePath(string path)
    {
        string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? resolved : throw new MetricException(ErrorId.StorePathInvalid, path, $"it is not a file but in {provider.Name}");
    }

    /// <summary>Whether a failure leaves a command nothing more to do: its store is not to be had.</summary>
    private protected static bool IsTerminating(MetricException exception) => exception.Id.EndsEverything();
}
