namespace MetricsTools.CommandLine.Demo;

/// <summary>A way in which a command really becomes slower.</summary>
/// <param name="Description">What is done, for a reader.</param>
/// <param name="Settings">Environment variables of the command.</param>
/// <param name="Repetitions">How often it runs for one measurement.</param>
internal sealed record Slowdown(string Description, IReadOnlyDictionary<string, string> Settings, int Repetitions)
{
    /// <summary>From how much slower on it counts: a fifth.</summary>
    private const double Sufficient = 1.2;

    private static readonly Dictionary<string, string> WithoutPrecompiledCode = new() { ["DOTNET_ReadyToRun"] = "0", ["DOTNET_TieredCompilation"] = "0" };

    /// <summary>All ways, the mildest first.</summary>
    private static readonly Slowdown[] All =
    [
        new("with DOTNET_ReadyToRun=0 and DOTNET_TieredCompilation=0, so that .NET compiles everything while it starts", WithoutPrecompiledCode, 1),
        new("with DOTNET_ReadyToRun=0 and DOTNET_TieredCompilation=0, and twice for each measurement", WithoutPrecompiledCode, 2),
        new("with DOTNET_ReadyToRun=0 and DOTNET_TieredCompilation=0, and four times for each measurement", WithoutPrecompiledCode, 4),
    ];

    /// <summary>The mildest way that makes a difference on this machine.</summary>
    /// <param name="busiest">The duration, in milliseconds, that normal runs mostly stay below: a machine that others use too wavers.</param>
    public static Slowdown Choose(double busiest) => Array.Find(All, slowdown => TimedCommand.Run(slowdown) > Sufficient * busiest) ?? All[^1];
}
