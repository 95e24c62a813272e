namespace MetricsTools.Storage;

/// <summary>Where the store of a user is when nothing names one.</summary>
public static class StoreLocation
{
    /// <summary>The environment variable that names a store.</summary>
    public const string Variable = "METRICSTOOLS_STORE";

    private const string FileName = "metrics.db";

    /// <summary>
    /// <c>METRICSTOOLS_STORE</c> when it is set, else per user: <c>%LOCALAPPDATA%\MetricsTools\metrics.db</c> on Windows,
    /// <c>~/Library/Application Support/MetricsTools/metrics.db</c> on macOS, <c>$XDG_DATA_HOME/metricstools/metrics.db</c> elsewhere.
    /// </summary>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    public static string Default(Func<string, string?> environment) =>
        environment(Variable) is { Length: > 0 } named ? named : PerUser(environment);

    private static string PerUser(Func<string, string?> environment)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "MetricsTools", FileName);
        }

        string home = environment("HOME") is { Length: > 0 } named ? named : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.OSX))
        {
            return Path.Combine(home, "Library", "Application Support", "MetricsTools", FileName);
        }

        // The XDG Base Directory Specification: a relative path in the variable is ignored.
        string? data = environment("XDG_DATA_HOME");
        return Path.Combine(data is not null && Path.IsPathRooted(data) ? data : Path.Combine(home, ".local", "share"), "metricstools", FileName);
    }
}
