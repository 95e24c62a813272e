using MetricsTools.Text;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Live;

/// <summary>What whoever looks at a dashboard has chosen.</summary>
public sealed record DashboardState
{
    /// <summary>The order of the series.</summary>
    public DashboardSort Sort { get; init; }

    /// <summary>A part of the names of series, or a pattern; empty for all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Whether the filter is being typed.</summary>
    public bool IsTyping { get; init; }

    /// <summary>Whether it stands still.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether the keys are explained.</summary>
    public bool ShowsHelp { get; init; }

    /// <summary>The first series that is shown.</summary>
    public int Offset { get; init; }

    /// <summary>The cards that are shown, in their order.</summary>
    public IReadOnlyList<MetricCard> Arrange(IReadOnlyList<MetricCard> cards)
    {
        IEnumerable<MetricCard> shown = cards.Where(card => Fits(card.Key.ToString()));
        return Sort switch
        {
            DashboardSort.Severity => [.. shown.OrderByDescending(static card => card.Severity)],
            DashboardSort.Change => [.. shown.OrderByDescending(static card => Math.Abs(card.Percent ?? 0))],
            DashboardSort.Newest => [.. shown.OrderByDescending(static card => card.Newest)],
            _ => [.. shown],
        };
    }

    /// <summary>The deviations that are shown.</summary>
    public IReadOnlyList<DeviationRow> Arrange(IReadOnlyList<DeviationRow> rows) => [.. rows.Where(row => Fits(row.Series.ToString()))];

    /// <summary>The next order.</summary>
    public DashboardState NextSort() => this with { Sort = (DashboardSort)(((int)Sort + 1) % 4), Offset = 0 };

    private bool Fits(string series) => Filter.Length == 0 || Glob.IsMatch(Glob.HasWildcard(Filter) ? Filter : $"*{Filter}*", series);
}
