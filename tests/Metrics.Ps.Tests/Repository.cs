using System.Reflection;

namespace MetricsTools;

/// <summary>Where the files under test are.</summary>
internal static class Repository
{
    public static string Root { get; } = Known("RepositoryRoot");

    /// <summary>The core's tests as a program of .NET Framework.</summary>
    public static string DesktopTests { get; } = Known("DesktopTests");

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static string Framework { get; } = Known("Framework");

    /// <summary>Where the engine of Windows PowerShell 5.1 lies as a reference assembly.</summary>
    public static string Engine { get; } = Known("Engine");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    // What the project file wrote down.
    private static string Known(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
