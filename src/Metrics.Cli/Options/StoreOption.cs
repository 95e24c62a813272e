using System.CommandLine;

namespace MetricsTools.CommandLine.Options;

/// <summary>Which store.</summary>
internal sealed class StoreOption : Option<string?>
{
    /// <summary>The only one: it stands on the root and counts for all commands.</summary>
    public static readonly StoreOption Instance = new();

    private StoreOption() : base("--store")
    {
        Description = "The store, a file. Else $METRICSTOOLS_STORE, else the configured or the user's own.";
        HelpName = "path";
        Recursive = true;
    }
}
