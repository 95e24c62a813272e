using MetricsTools.Model;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Panels;

/// <summary>A cell of a panel: a text, the name of a series, or a course that is drawn as wide as its column.</summary>
/// <param name="Text">The text.</param>
/// <param name="Course">The course, or null.</param>
/// <param name="Series">The series, or null.</param>
internal readonly record struct PanelCell(string Text, Sparkline? Course = null, SeriesKey? Series = null)
{
    /// <summary>A cell with the name of a series.</summary>
    public static PanelCell Of(SeriesKey series) => new(SeriesText.Of(series), Series: series);

    /// <summary>A cell with a text.</summary>
    public static implicit operator PanelCell(string text) => new(text);
}
