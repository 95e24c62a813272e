using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Dashboard;

/// <summary>What to do when there is nothing to show.</summary>
public static class EmptyHints
{
    /// <summary>What to do about a store that has nothing to show, by what it holds.</summary>
    public static IReadOnlyList<string> Of(StoreStatistics statistics, DashboardRequest request)
    {
        if (statistics.SampleCount == 0)
        {
            return
            [
                "Nothing is recorded yet. Record something:",
                "  Get-Process | Add-Metric -Name memory -Value { $_.WorkingSet64 } -Unit By",
                "  metrics add build.duration 812 --unit ms",
            ];
        }

        var hints = new List<string>();
        if (statistics.LastTimestamp is { } last) hints.Add($"The newest sample is of {UnixTime.ToText(last)}; shown is the last {SpanText.Of(request.Last)}. A longer range may show it.");
        if (request.Names.Count != 1 || request.Names[0] != "*" || request.Filter.Conditions.Count > 0) hints.Add("The names or tags that were asked for may leave out everything.");
        return hints;
    }
}
