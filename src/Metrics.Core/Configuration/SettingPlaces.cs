using System.Runtime.InteropServices;

namespace MetricsTools.Configuration;

/// <summary>Where the files with settings are.</summary>
/// <param name="User">The file of the user.</param>
/// <param name="Machine">The file of the machine.</param>
public sealed record SettingPlaces(string User, string Machine)
{
    /// <summary>The environment variable that names another file for the user.</summary>
    public const string UserVariable = "METRICSTOOLS_USER_CONFIG";

    /// <summary>The environment variable that names another file for the machine.</summary>
    public const string MachineVariable = "METRICSTOOLS_MACHINE_CONFIG";

    private const string FileName = "config.json";

    /// <summary>
    /// The user's is <c>%APPDATA%\MetricsTools\config.json</c> on Windows, <c>~/Library/Application Support/MetricsTools/config.json</c> on macOS and
    /// <c>$XDG_CONFIG_HOME/metricstools/config.json</c> elsewhere; the machine's <c>%ProgramData%\MetricsTools\config.json</c> or
    /// <c>/etc/metricstools/config.json</c>.
    /// </summary>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    public static SettingPlaces Of(Func<string, string?> environment) => new(
        environment(UserVariable) is { Length: > 0 } user ? Path.GetFullPath(user) : UserFile(environment),
        environment(MachineVariable) is { Length: > 0 } machine ? Path.GetFullPath(machine) : MachineFile());

    private static string UserFile(Func<string, string?> environment)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "MetricsTools", FileName);
        }

        string home = environment("HOME") is { Length: > 0 } named ? named : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return Path.Combine(home, "Library", "Application Support", "MetricsTools", FileName);

        // The XDG Base Directory Specification: a relative path in the variable is ignored.
        string? folder = environment("XDG_CONFIG_HOME");
        return Path.Combine(folder is not null && Path.IsPathRooted(folder) ? folder : Path.Combine(home, ".config"), "metricstools", FileName);
    }

    private static string MachineFile() => Path.DirectorySeparatorChar == '\\'
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "MetricsTools", FileName)
        : "/etc/metricstools/" + FileName;
}
