using System.Globalization;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html;

/// <summary>Writes a table, cell by cell. Its columns can be sorted where scripts run.</summary>
/// <param name="html">Where to.</param>
internal sealed class HtmlTable(HtmlWriter html)
{
    private DataColumn[] _columns = [];
    private int _column;

    /// <summary>Whether cells leave it to the style of the page how columns are set: less to write for long tables.</summary>
    public bool IsCompact { get; init; }

    /// <summary>Begins the table.</summary>
    /// <param name="caption">What it is called.</param>
    /// <param name="columns">The columns.</param>
    public HtmlTable Start(string caption, params DataColumn[] columns)
    {
        _columns = columns;
        // What does not fit is scrolled, by keys too.
        html.Start("div", "scroll").Attribute("tabindex", "0").Attribute("role", "region").Attribute("aria-label", caption);
        html.Start("table").Attribute("data-sort", "1").Element("caption", caption, "hidden").Line().Start("thead").Start("tr");
        foreach (DataColumn column in columns) html.Start("th", column.IsNumber ? "n" : null).Attribute("scope", "col").Text(column.Name).End();
        html.End().End().Line().Start("tbody");
        return this;
    }

    /// <summary>Begins a row.</summary>
    public HtmlTable Row()
    {
        html.Line().Start("tr");
        _column = 0;
        return this;
    }

    /// <summary>Ends a row.</summary>
    public HtmlTable EndRow()
    {
        html.End();
        return this;
    }

    /// <summary>Writes a cell of text.</summary>
    public HtmlTable Cell(string? text)
    {
        html.Element("td", text, StyleOf(_column++));
        return this;
    }

    /// <summary>Writes a cell of one of our own few words, which is never broken.</summary>
    public HtmlTable Word(string word)
    {
        _column++;
        html.Element("td", word, "t");
        return this;
    }

    /// <summary>Writes a cell of a moment.</summary>
    public HtmlTable Moment(long moment) => Word(MomentText.Of(moment));

    /// <summary>Writes a cell of a figure.</summary>
    /// <param name="text">The figure as people read it.</param>
    /// <param name="value">The figure by which rows are sorted, or null.</param>
    public HtmlTable Cell(string text, double? value)
    {
        html.Start("td", StyleOf(_column++));
        if (value is { } known) html.Attribute("data-value", known.ToString("G7", CultureInfo.InvariantCulture));
        html.Text(text).End();
        return this;
    }

    /// <summary>Writes a cell of something else.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="value">The figure by which rows are sorted, or null.</param>
    public HtmlTable Cell(Action write, double? value = null)
    {
        html.Start("td", StyleOf(_column++));
        if (value is { } known) html.Attribute("data-value", known.ToString("G7", CultureInfo.InvariantCulture));
        write();
        html.End();
        return this;
    }

    /// <summary>Ends the table.</summary>
    public void End() => html.End().End().End().Line();

    private string? StyleOf(int column) => !IsCompact && _columns[column].IsNumber ? "n" : null;
}
