namespace MetricsTools.Collectors.Host;

/// <summary>What a processor spends its time on; the names are those of OpenTelemetry.</summary>
internal static class CpuMode
{
    public const int User = 0;
    public const int Nice = 1;
    public const int System = 2;
    public const int Idle = 3;
    public const int IoWait = 4;
    public const int Interrupt = 5;
    public const int Steal = 6;

    /// <summary>The names, by number.</summary>
    public static readonly string[] Names = ["user", "nice", "system", "idle", "iowait", "interrupt", "steal"];
}
