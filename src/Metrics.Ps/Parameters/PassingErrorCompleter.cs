namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes types of errors that may pass by themselves.</summary>
internal sealed class PassingErrorCompleter : ListCompleter
{
    private static readonly string[] Names =
    [
        "DirectoryNotFoundException", "FileNotFoundException", "HttpRequestException", "HttpResponseException", "IOException", "PSRemotingTransportException", "SocketException", "TaskCanceledException",
        "TimeoutException", "UnauthorizedAccessException", "WebException",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) => Names;
}
