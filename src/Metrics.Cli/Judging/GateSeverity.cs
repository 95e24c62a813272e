namespace MetricsTools.CommandLine.Judging;

/// <summary>From which severity a deviation fails.</summary>
internal enum GateSeverity
{
    /// <summary>Every deviation. The default.</summary>
    Warning = Model.Severity.Warning,

    /// <summary>Only a severe one.</summary>
    Critical = Model.Severity.Critical,
}
