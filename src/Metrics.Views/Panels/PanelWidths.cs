using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Panels;

/// <summary>Shares the columns of a screen among those of a panel.</summary>
internal static class PanelWidths
{
    private const int Gap = 1;

    /// <summary>The width of each column; 0 for one that is left out.</summary>
    public static int[] Of(Panel panel, int width)
    {
        int[] wanted = [.. panel.Columns.Select((column, index) => Wanted(panel, column, index))];
        for (int dropped = 0; ; dropped++)
        {
            int[] widths = [.. wanted];
            int optional = dropped;
            for (int i = widths.Length - 1; i >= 0 && optional > 0; i--)
            {
                if (!panel.Columns[i].IsOptional) continue;
                widths[i] = 0;
                optional--;
            }

            Shrink(panel, widths, width, static column => !column.IsRight);
            bool isLast = optional > 0 || panel.Columns.All(static column => !column.IsOptional);
            if (isLast || Used(widths) <= width)
            {
                Shrink(panel, widths, width, static _ => true);
                Grow(panel, widths, width);
                return widths;
            }
        }
    }

    /// <summary>The columns of the screen that columns of a width take, with the space between them.</summary>
    public static int Used(int[] widths) => widths.Sum() + (Gap * Math.Max(0, widths.Count(static width => width > 0) - 1));

    private static int Wanted(Panel panel, PanelColumn column, int index)
    {
        int widest = panel.HasHeadings ? column.Name.Length : 0;
        foreach (PanelRow row in panel.Rows) widest = Math.Max(widest, row.Cells[index].Course is null ? CharacterWidth.Of(row.Cells[index].Text) : 2 * column.Narrowest);
        return Math.Min(column.Widest, Math.Max(column.Narrowest, widest));
    }

    // The widest gives first; figures only when nothing else can, since a part of one is another one.
    private static void Shrink(Panel panel, int[] widths, int width, Func<PanelColumn, bool> mayShrink)
    {
        while (Used(widths) > width)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                if (mayShrink(panel.Columns[i]) && widths[i] > panel.Columns[i].Narrowest && (widest < 0 || widths[i] > widths[widest])) widest = i;
            }

            if (widest < 0) return;
            widths[widest]--;
        }
    }

    // Courses are the better the more room they have.
    private static void Grow(Panel panel, int[] widths, int width)
    {
        for (int i = 0; i < widths.Length; i++)
        {
            if (widths[i] == 0 || panel.Rows.Count == 0 || panel.Rows[0].Cells[i].Course is null) continue;
            widths[i] = Math.Max(widths[i], Math.Min(panel.Columns[i].Widest, widths[i] + width - Used(widths)));
        }
    }
}
