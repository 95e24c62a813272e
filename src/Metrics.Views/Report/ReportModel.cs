using MetricsTools.Model;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Report;

/// <summary>A report, whoever draws it.</summary>
public sealed record ReportModel
{
    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>When it was made, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Generated { get; init; }

    /// <summary>Where the store is.</summary>
    public required string Store { get; init; }

    /// <summary>The time that it is about.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>The same in words.</summary>
    public required string RangeText { get; init; }

    /// <summary>The figures at the top.</summary>
    public IReadOnlyList<SummaryCard> Summary { get; init; } = [];

    /// <summary>The series, those that deviate first, then by name and tags.</summary>
    public IReadOnlyList<ReportTrend> Trends { get; init; } = [];

    /// <summary>How many further series there were no room for.</summary>
    public int HiddenSeries { get; init; }

    /// <summary>The series whose newest interval deviates, the worst first.</summary>
    public IReadOnlyList<DeviationRow> Deviations { get; init; } = [];

    /// <summary>The alerts, those that fire first.</summary>
    public IReadOnlyList<AlertRow> Alerts { get; init; } = [];

    /// <summary>The changes of level, the newest first.</summary>
    public IReadOnlyList<ChangePointRow> ChangePoints { get; init; } = [];

    /// <summary>The served requests, the slowest route first.</summary>
    public IReadOnlyList<RequestRow> Requests { get; init; } = [];

    /// <summary>What people used.</summary>
    public UsageModel Usage { get; init; } = UsageModel.None;

    /// <summary>How the parts and the store are.</summary>
    public IReadOnlyList<HealthRow> Health { get; init; } = [];

    /// <summary>What happened meanwhile, by time.</summary>
    public IReadOnlyList<ChartAnnotation> Annotations { get; init; } = [];

    /// <summary>The metrics.</summary>
    public IReadOnlyList<DefinitionRow> Definitions { get; init; } = [];
}
