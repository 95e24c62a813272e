namespace MetricsTools.CommandLine.Options;

/// <summary>What standard input holds, other than a number a line.</summary>
internal enum InputFormat
{
    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>An array of objects, or objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    NdJson,
}
