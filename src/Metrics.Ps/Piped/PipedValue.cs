using System.Management.Automation;

namespace MetricsTools.PowerShell.Piped;

/// <summary>A value that came down a pipeline.</summary>
/// <param name="Input">What it came in.</param>
/// <param name="Timestamp">Its time, in milliseconds since 1970-01-01T00:00:00Z, or null when it has none.</param>
/// <param name="Value">The value.</param>
internal readonly record struct PipedValue(PSObject Input, long? Timestamp, double Value);
