namespace MetricsTools.Views.Html.Sections;

/// <summary>The sections of a report's page, in their order: what is wrong comes first.</summary>
internal static class ReportSections
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<IReportSection> All =
    [
        new SummarySection(),
        new DeviationSection(),
        new AlertSection(),
        new ChangePointSection(),
        new OverviewSection(),
        new TrendSection(),
        new RequestSection(),
        new UsageSection(),
        new AnnotationSection(),
        new HealthSection(),
        new DefinitionSection(),
    ];
}
