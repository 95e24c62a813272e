using System.Reflection;

namespace MetricsTools;

/// <summary>Where the files under test are.</summary>
internal static class Repository
{
    public static string Root { get; } = Known("RepositoryRoot");

    /// <summary>The core's tests as a program of .NET Framework.</summary>
    public static string DesktopTests { get; } = Known("DesktopTests");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    // What the project file wrote down.
    private static string Known(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
