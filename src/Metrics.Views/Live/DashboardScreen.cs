using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Panels;
using MetricsTools.Views.Terminal;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Live;

/// <summary>Draws a dashboard.</summary>
/// <param name="glyphs">The characters that pictures are made of.</param>
public sealed class DashboardScreen(Glyphs glyphs)
{
    /// <summary>From this width on, panels stand side by side.</summary>
    private const int WideFrom = 150;

    private const string Keys = "q quit  space pause  r range  s sort  / filter  arrows scroll  ? help";

    private static readonly string[] Help =
    [
        "q, Esc       quit",
        "space, p     pause, and go on",
        "r            next range: 1 h, 24 h, 7 d, 30 d, 90 d",
        "s            next order: severity, name, change, newest",
        "/, f         show only series whose name holds a text or fits a pattern",
        "             (Enter keeps the filter, Esc removes it)",
        "arrows, page up, page down, home",
        "             scroll through the series",
        "?, h         this help; any key closes it",
        "",
        "Value is the total of a counter, the last value of a gauge, the average",
        "of a histogram, and the distinct count of a set.",
        "State compares the newest whole interval with those before it in the",
        "range; Learning means that there are too few of them yet.",
    ];

    /// <summary>A screen that fills a size.</summary>
    public Canvas Draw(DashboardModel model, DashboardState state, int width, int height)
    {
        var canvas = new Canvas(width, height);
        DrawHeader(canvas, model, state);
        var body = new Area(0, 1, canvas.Width, canvas.Height - 2);
        if (state.ShowsHelp) DrawLines(canvas, body, "Keys", Help);
        else if (model.Problem is { } problem) DrawLines(canvas, body, "Nothing can be shown", [.. TextFit.Wrap(PlainText.Of(problem), canvas.Width - 2), "", "It is tried again at every refresh; r takes another range."]);
        else DrawBody(canvas, body, model, state);
        canvas.Write(0, canvas.Height - 1, FooterOf(state), TextStyle.Faint);
        return canvas;
    }

    /// <summary>A frame as high as what it shows, for what is no screen.</summary>
    public Canvas DrawPlain(DashboardModel model, int width)
    {
        List<Panel> panels = PanelsOf(model, new DashboardState());
        int rows = 1 + panels.Sum(static panel => panel.WantedRows);
        var canvas = new Canvas(width, rows);
        DrawHeader(canvas, model, new DashboardState());
        DrawPanels(canvas, new Area(0, 1, canvas.Width, rows - 1), panels);
        return canvas;
    }

    private void DrawBody(Canvas canvas, Area body, DashboardModel model, DashboardState state)
    {
        List<Panel> panels = PanelsOf(model, state);
        if (body.Width < WideFrom)
        {
            DrawPanels(canvas, body, panels);
            return;
        }

        int left = body.Width * 3 / 5;
        DrawPanels(canvas, body with { Width = left - 1 }, [panels[0]]);
        DrawPanels(canvas, new Area(left + 1, body.Y, body.Width - left - 1, body.Height), [.. panels.Skip(1)]);
    }

    private static List<Panel> PanelsOf(DashboardModel model, DashboardState state)
    {
        IReadOnlyList<Cards.MetricCard> cards = state.Arrange(model.Cards);
        string filter = state.Filter.Length > 0 ? $", filter '{PlainText.Of(state.Filter)}'" : "";
        string title = $"Series by {state.Sort.ToString().ToLowerInvariant()}: {FigureText.Count(cards.Count)}{filter}";
        Panel first = model.Cards.Count == 0
            ? OfLines(DashboardModel.NoData, model.Hints)
            : DashboardPanels.OfMetrics(cards, title, "No series fits the filter.", state.Offset);
        var panels = new List<Panel> { first, DashboardPanels.OfAlerts(model), DashboardPanels.OfDeviations(state.Arrange(model.Deviations)) };
        if (model.Requests.Count > 0) panels.Add(DashboardPanels.OfRequests(model.Requests));
        if (model.Usage.EventCount > 0) panels.Add(DashboardPanels.OfUsage(model.Usage));
        panels.Insert(model.Cards.Count == 0 ? 1 : panels.Count, DashboardPanels.OfHealth(model.Health));
        return panels;
    }

    private static Panel OfLines(string title, IReadOnlyList<string> lines) =>
        new(title, [new PanelColumn("", 20, 200)], [.. lines.Select(static line => new PanelRow(Severity.None, [line]))], "") { HasHeadings = false, Weight = 3 };

    private void DrawPanels(Canvas canvas, Area area, IReadOnlyList<Panel> panels)
    {
        var drawing = new PanelDrawing(canvas, glyphs);
        foreach ((Area place, Panel panel) in PanelStack.Arrange(area, panels)) drawing.Draw(place, panel);
    }

    private void DrawLines(Canvas canvas, Area area, string title, IReadOnlyList<string> lines) => new PanelDrawing(canvas, glyphs).Draw(area, OfLines(title, lines));

    private static void DrawHeader(Canvas canvas, DashboardModel model, DashboardState state)
    {
        string time = UnixTime.ToDateTimeOffset(model.Now).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        string right = $"{(state.IsPaused ? "PAUSED  " : "")}last {SpanText.Of(model.Last)}  {time}";
        int room = canvas.Width - right.Length - 2;
        string name = Path.GetFileName(model.Store);
        canvas.Write(0, 0, TextFit.Pad(TextFit.Cut($"MetricsTools  {(name.Length > 0 ? name : model.Store)}", room), canvas.Width - right.Length) + right, new TextStyle(IsBold: true, IsInverse: true));
    }

    private static string FooterOf(DashboardState state) => state.IsTyping ? $"filter: {state.Filter}_  (Enter keeps it, Esc removes it)" : Keys;
}
