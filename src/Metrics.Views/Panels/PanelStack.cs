using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Panels;

/// <summary>Shares the rows of an area among panels, one below the other.</summary>
internal static class PanelStack
{
    /// <summary>Beside titles and headings, the fewest rows that a panel is shown with.</summary>
    private const int FewestRows = 2;

    /// <summary>The area of each panel. The last ones are left out where there is no room for all.</summary>
    public static IReadOnlyList<(Area Area, Panel Panel)> Arrange(Area area, IReadOnlyList<Panel> panels)
    {
        List<Panel> shown = [.. panels];
        while (shown.Count > 1 && shown.Sum(Fewest) > area.Height) shown.RemoveAt(shown.Count - 1);
        int[] heights = [.. shown.Select(panel => Math.Min(area.Height, Fewest(panel)))];
        int left = area.Height - heights.Sum();
        for (bool isGiven = true; left > 0 && isGiven;)
        {
            isGiven = false;
            for (int i = 0; i < shown.Count && left > 0; i++)
            {
                int more = Math.Min(left, Math.Min(shown[i].Weight, shown[i].WantedRows - heights[i]));
                if (more <= 0) continue;
                heights[i] += more;
                left -= more;
                isGiven = true;
            }
        }

        var places = new List<(Area, Panel)>();
        int y = area.Y;
        for (int i = 0; i < shown.Count; y += heights[i++]) places.Add((new Area(area.X, y, area.Width, heights[i]), shown[i]));
        return places;
    }

    private static int Fewest(Panel panel) => Math.Min(panel.WantedRows, panel.FixedRows + FewestRows);
}
