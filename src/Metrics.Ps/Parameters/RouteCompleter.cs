using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes routes of requests.</summary>
internal sealed class RouteCompleter() : TagValueCompleter(UsageMetrics.RequestDuration, UsageMetrics.RouteKey);
