using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes elements of usage events.</summary>
internal sealed class ElementCompleter() : TagValueCompleter(UsageMetrics.Events, UsageMetrics.ElementKey);
