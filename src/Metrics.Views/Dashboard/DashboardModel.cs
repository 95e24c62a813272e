using MetricsTools.Views.Cards;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Dashboard;

/// <summary>One state of a dashboard, whoever draws it.</summary>
public sealed record DashboardModel
{
    /// <summary>The heading of a dashboard without data.</summary>
    public const string NoData = "No data available";

    /// <summary>When it was made, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Now { get; init; }

    /// <summary>The time that is shown, up to then.</summary>
    public required TimeSpan Last { get; init; }

    /// <summary>Where the store is.</summary>
    public required string Store { get; init; }

    /// <summary>The series by name and tags.</summary>
    public IReadOnlyList<MetricCard> Cards { get; init; } = [];

    /// <summary>The series whose newest interval deviates, the worst first.</summary>
    public IReadOnlyList<DeviationRow> Deviations { get; init; } = [];

    /// <summary>The alerts, those that fire first.</summary>
    public IReadOnlyList<AlertRow> Alerts { get; init; } = [];

    /// <summary>The served requests, the slowest route first.</summary>
    public IReadOnlyList<RequestRow> Requests { get; init; } = [];

    /// <summary>What people used.</summary>
    public UsageModel Usage { get; init; } = UsageModel.None;

    /// <summary>How the parts and the store are.</summary>
    public IReadOnlyList<HealthRow> Health { get; init; } = [];

    /// <summary>What is wrong with the whole, such as a store that is not there; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What to do when there is nothing to show, line by line; none when there is something.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];
}
