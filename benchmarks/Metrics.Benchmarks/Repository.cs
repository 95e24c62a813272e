using System.Reflection;

namespace MetricsTools.Benchmarks;

/// <summary>Where what is measured lies.</summary>
internal static class Repository
{
    private static readonly string Root =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;

    /// <summary>A path below the repository's folder.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
