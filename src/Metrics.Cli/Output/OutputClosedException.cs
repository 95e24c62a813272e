namespace MetricsTools.CommandLine.Output;

/// <summary>Nobody reads the results any more, as after <c>| head</c>.</summary>
internal sealed class OutputClosedException(Exception cause) : Exception("The output was closed.", cause);
