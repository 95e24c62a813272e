namespace MetricsTools.Views.Panels;

/// <summary>A table with a title, as a part of a screen.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, the most important first.</param>
/// <param name="Empty">What stands there without rows.</param>
internal sealed record Panel(string Title, IReadOnlyList<PanelColumn> Columns, IReadOnlyList<PanelRow> Rows, string Empty)
{
    /// <summary>Whether the columns have headings.</summary>
    public bool HasHeadings { get; init; } = true;

    /// <summary>The first row that is shown, where not all are.</summary>
    public int Offset { get; init; }

    /// <summary>How much of the room that is left over it gets, beside others.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The rows beside those of the table.</summary>
    public int FixedRows => HasHeadings && Rows.Count > 0 ? 2 : 1;

    /// <summary>The rows in which nothing is left out.</summary>
    public int WantedRows => FixedRows + Math.Max(1, Rows.Count);
}
