using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>The table of checks of a store.</summary>
public static class StoreChecks
{
    private static readonly IReadOnlyList<IStoreCheck> All = [new FileCheck(), new PageCheck(), new ReferenceCheck(), new DefinitionCheck(), new BlockCheck(), new LogCheck()];

    /// <summary>
    /// Runs all checks, one after another. A file that is no store, or one of a newer version, is a finding, and is left as it is. Others may write
    /// meanwhile: what is checked is the store at the moment of each check.
    /// </summary>
    /// <param name="path">The full path of the store.</param>
    /// <param name="options">How the work is watched and stopped.</param>
    /// <exception cref="MetricException">The store is missing, or cannot be had.</exception>
    public static IEnumerable<StoreCheckResult> Run(string path, MaintenanceOptions options)
    {
        StoreConnection? connection = TryOpen(path, options, out StoreCheckResult? refused);
        if (connection is null)
        {
            yield return refused!;
            yield break;
        }

        using (connection)
        {
            var context = new StoreCheckContext(connection.Database, options);
            foreach (StoreCheckResult result in All.SelectMany(check => Run(check, context))) yield return result;
        }
    }

    /// <summary>
    /// Whether an error is what a check looks for, rather than what keeps it from looking. SQLite calls a table or a column that a store must have, and that
    /// is not there, a plain error.
    /// </summary>
    internal static bool IsFinding(MetricException exception) => exception.Id is ErrorId.StoreCorrupt or ErrorId.StoreFailed;

    private static StoreConnection? TryOpen(string path, MaintenanceOptions options, out StoreCheckResult? refused)
    {
        refused = null;
        try
        {
            return StoreFile.Open(path, options.Open(StoreAccess.Read));
        }
        catch (MetricException exception) when (IsFinding(exception) || exception.Id is ErrorId.StoreNotDatabase or ErrorId.StoreForeign or ErrorId.StoreNewer)
        {
            refused = new StoreCheckResult("File", Path.GetFileName(path), CheckStatus.Failed, exception.Message);
            return null;
        }
    }

    private static List<StoreCheckResult> Run(IStoreCheck check, StoreCheckContext context)
    {
        context.Options.Cancellation.ThrowIfCancellationRequested();
        var results = new List<StoreCheckResult>();
        try
        {
            results.AddRange(check.Run(context));
        }
        catch (MetricException exception) when (IsFinding(exception))
        {
            results.Add(new StoreCheckResult(check.Name, context.FileName, CheckStatus.Failed, exception.Message));
        }

        return results;
    }
}
