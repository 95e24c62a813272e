using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Views.Axes;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Terminal;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Drawing;

/// <summary>Says in words what the marks of a chart mean.</summary>
internal static class ChartLegend
{
    /// <summary>The space between two entries.</summary>
    public const int Gap = 2;

    /// <summary>What stands on the lower axis where the level changes.</summary>
    public const char ShiftMark = '^';

    /// <summary>The mark of an annotation.</summary>
    public static char LetterOf(int index) => (char)('A' + (index % 26));

    /// <summary>The entries of a chart, the most important ones first.</summary>
    public static IReadOnlyList<LegendEntry> Of(LineChart chart, Glyphs glyphs)
    {
        var entries = new List<LegendEntry>();
        if (chart.Series.Count > 1 || !glyphs.HasBraille)
        {
            entries.AddRange(chart.Series.Select((series, index) => new LegendEntry($"{glyphs.MarkerOf(index)} {series.Label}", TextStyle.OfSeries(index))));
        }

        if (chart.HiddenCount > 0) entries.Add(new LegendEntry($"and {FigureText.Count(chart.HiddenCount)} more series", TextStyle.Faint));
        if (chart.Bands.Count > 0)
        {
            string range = chart.Bands.Count == 1 ? $" {chart.Bands[0].Text}" : "";
            entries.Add(new LegendEntry($"{glyphs.Dashed}{glyphs.Dashed} normal{range}", TextStyle.Faint));
        }

        foreach (IGrouping<Severity, ChartMark> group in chart.Marks.GroupBy(static mark => mark.Severity).OrderByDescending(static group => group.Key))
        {
            entries.Add(new LegendEntry($"{SeverityWords.MarkOf(group.Key)} {SeverityWords.Of(group.Key).ToLowerInvariant()} deviation ({FigureText.Count(group.Count())})", TextStyle.Of(group.Key)));
        }

        entries.AddRange(chart.Shifts.Select(shift => new LegendEntry(
            $"{ShiftMark} level changes {PlaceText(chart, shift.Place)}: {FigureText.Of(shift.Before, chart.Unit)} to {FigureText.Of(shift.After, chart.Unit)} ({FigureText.Change(shift.Percent)})",
            TextStyle.Plain, IsLine: true)));
        entries.AddRange(chart.Annotations.Select((annotation, index) => (annotation, index))
            .Where(one => one.annotation.Place >= chart.Places.Minimum && one.annotation.Place <= chart.Places.Maximum)
            .Select(one => new LegendEntry($"{LetterOf(one.index)} {PlaceText(chart, one.annotation.Place)} {one.annotation.Text}", TextStyle.Plain, IsLine: true)));
        return entries;
    }

    /// <summary>The entries in rows, as many as there is room for.</summary>
    public static IReadOnlyList<IReadOnlyList<LegendEntry>> Arrange(IReadOnlyList<LegendEntry> entries, int width, int most)
    {
        var rows = new List<IReadOnlyList<LegendEntry>>();
        var row = new List<LegendEntry>();
        int used = 0;
        foreach (LegendEntry entry in entries)
        {
            int needed = CharacterWidth.Of(entry.Text) + Gap;
            if (row.Count > 0 && (entry.IsLine || used + needed - Gap > width))
            {
                rows.Add(row);
                row = [];
                used = 0;
            }

            row.Add(entry);
            used += needed + (entry.IsLine ? width : 0);
        }

        if (row.Count > 0) rows.Add(row);
        return rows.Count <= most ? rows : [.. rows.Take(most)];
    }

    private static string PlaceText(LineChart chart, double place) => chart.Places.Scale is TimeScale scale
        ? scale.ClockAt((long)place).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{place:0}");
}
