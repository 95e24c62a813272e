namespace MetricsTools.Usage;

/// <summary>Methods of HTTP requests.</summary>
public static class RequestMethod
{
    /// <summary>What stands for a method that is not known, as OpenTelemetry has it: whoever sends requests must not make series.</summary>
    public const string Other = "_OTHER";

    /// <summary>The methods of RFC 9110 and RFC 5789.</summary>
    public static readonly IReadOnlyList<string> Known = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

    /// <summary>The method as it is recorded.</summary>
    public static string Of(string? method) =>
        Known.FirstOrDefault(known => known.Equals(method?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Other;
}
