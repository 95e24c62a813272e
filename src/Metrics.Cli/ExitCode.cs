namespace MetricsTools.CommandLine;

/// <summary>What a command tells the shell. Where several apply, the first of 1, 2, 3, 4 does.</summary>
internal static class ExitCode
{
    /// <summary>Done; of a gate, nothing fails.</summary>
    public const int Done = 0;

    /// <summary>The store cannot be opened or used.</summary>
    public const int StoreFailed = 1;

    /// <summary>A mistake in the command line or the input, or another failure.</summary>
    public const int Failed = 2;

    /// <summary>A gate found a deviation, or an alert fires.</summary>
    public const int Deviation = 3;

    /// <summary>A gate found nothing to judge by, and was told to fail then.</summary>
    public const int Inconclusive = 4;

    /// <summary>Stopped by Ctrl+C or a termination signal, as shells have it: 128 and the number of SIGINT.</summary>
    public const int Stopped = 130;
}
