using System.Runtime.InteropServices;

namespace MetricsTools.Loading;

/// <summary>A platform that the module brings SQLite for.</summary>
internal sealed class ModulePlatform
{
    private static readonly string[] Supported = ["win-x64", "win-x86", "win-arm64", "linux-x64", "linux-arm64", "linux-musl-x64", "osx-x64", "osx-arm64"];

    private ModulePlatform(string identifier, string nativeLibrary)
    {
        Identifier = identifier;
        NativeLibrary = nativeLibrary;
    }

    /// <summary>The platform of this process.</summary>
    /// <exception cref="ModuleLoadException">The module does not support it.</exception>
    public static ModulePlatform Current =>
#if NET
        Of(RuntimeInformation.RuntimeIdentifier, OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture);
#else
        Of("win", isLinux: false, RuntimeInformation.ProcessArchitecture);
#endif

    /// <summary>The name of the platform, such as <c>linux-musl-x64</c>, which is also the name of the folder with its files.</summary>
    public string Identifier { get; }

    /// <summary>The file name of SQLite.</summary>
    public string NativeLibrary { get; }

    /// <summary>Chooses the platform.</summary>
    /// <param name="runtimeIdentifier">What .NET calls the platform that it was built for: portable (<c>linux-x64</c>) or of a distribution (<c>debian.12-x64</c>).</param>
    /// <param name="isLinux">Whether the system is a Linux, whatever the distribution.</param>
    /// <param name="architecture">The architecture of the process.</param>
    /// <exception cref="ModuleLoadException">The module does not support it.</exception>
    public static ModulePlatform Of(string runtimeIdentifier, bool isLinux, Architecture architecture)
    {
        string name = runtimeIdentifier.Split('-', '.')[0];
        string system = !isLinux ? WithoutDigits(name) : IsMusl(runtimeIdentifier) ? "linux-musl" : "linux";
#pragma warning disable CA1308 // Platforms are written in lower case.
        string identifier = $"{system}-{architecture.ToString().ToLowerInvariant()}";
#pragma warning restore CA1308
        if (!Supported.Contains(identifier))
        {
            throw new ModuleLoadException(
                "PlatformNotSupported",
                $"MetricsTools does not support {identifier}: it brings SQLite for {string.Join(", ", Supported)}. Run it in a PowerShell for one of these, or record with 'metrics' elsewhere.");
        }

        return new ModulePlatform(identifier, system switch { "win" => "e_sqlite3.dll", "osx" => "libe_sqlite3.dylib", _ => "libe_sqlite3.so" });
    }

    private static bool IsMusl(string runtimeIdentifier) => runtimeIdentifier.Contains("musl") || runtimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);

    // A build for one version of a system says so: win10-x64.
    private static string WithoutDigits(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
