namespace MetricsTools.CommandLine;

/// <summary>A mistake in the command line that only shows once its parts are put together.</summary>
internal sealed class UsageException(string message) : Exception(message);
