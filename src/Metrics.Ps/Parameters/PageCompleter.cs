using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes pages of usage events.</summary>
internal sealed class PageCompleter() : TagValueCompleter(UsageMetrics.Events, UsageMetrics.PageKey);
