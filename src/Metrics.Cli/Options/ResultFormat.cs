namespace MetricsTools.CommandLine.Options;

/// <summary>How results are written.</summary>
internal enum ResultFormat
{
    /// <summary>Columns for a reader. The default.</summary>
    Table,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    NdJson,
}
