using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Live;

public sealed class DashboardScreenTests : IDisposable
{
    private readonly ViewStore _store = new ViewStore().FillShop();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(200, 60)]
    public void A_dashboard_fills_a_screen(int width, int height) =>
        Golden.Check($"dashboard-{width}x{height}", Draw(Glyphs.Unicode, new DashboardState(), width, height));

    [Fact]
    public void Usage_has_a_place_of_its_own()
    {
        _store.FillUsage();
        Golden.Check("dashboard-usage-120x45", Draw(Glyphs.Unicode, new DashboardState(), 120, 45));
    }

    [Fact]
    public void A_plain_frame_shows_everything() => Golden.Check("dashboard-plain-100", new DashboardScreen(Glyphs.Ascii).DrawPlain(Model(), 100));

    [Fact]
    public void The_help_fits_the_smallest_screen()
    {
        Canvas canvas = Draw(Glyphs.Ascii, new DashboardState { ShowsHelp = true }, 80, 24);
        Assert.DoesNotContain(CanvasText.Lines(canvas, hasColor: false), static line => line.EndsWith("..", StringComparison.Ordinal) || line.EndsWith(" more", StringComparison.Ordinal));
        Golden.Check("dashboard-help-80x24", canvas);
    }

    [Fact]
    public void An_empty_store_says_that_it_is_and_what_to_do()
    {
        using var empty = new ViewStore();
        Golden.Check("dashboard-empty-80x24", new DashboardScreen(Glyphs.Unicode).Draw(new DashboardBuilder(empty.Queries).Build(new DashboardRequest()), new DashboardState(), 80, 24));
    }

    [Fact]
    public void A_store_that_cannot_be_read_says_why()
    {
        var model = new DashboardModel { Now = _store.Time.Milliseconds, Last = TimeSpan.FromHours(1), Store = "metrics.db", Problem = "There is no store at /data/metrics.db." };
        Golden.Check("dashboard-problem-80x24", new DashboardScreen(Glyphs.Unicode).Draw(model, new DashboardState(), 80, 24));
    }

    [Fact]
    public void Severity_is_said_in_words_too()
    {
        IReadOnlyList<string> plain = CanvasText.Lines(Draw(Glyphs.Unicode, new DashboardState(), 120, 40), hasColor: false);
        Assert.Contains(plain, static line => line.StartsWith("system.cpu{host=web2}", StringComparison.Ordinal) && line.EndsWith("Critical", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 3)]
    [InlineData(40, 10)]
    [InlineData(500, 5)]
    [InlineData(60, 200)]
    public void Any_size_is_filled_and_none_is_left(int width, int height)
    {
        foreach (DashboardState state in new DashboardState[] { new(), new() { ShowsHelp = true }, new() { Offset = 1000 }, new() { IsTyping = true, Filter = "nothing fits" } })
        {
            Canvas canvas = Draw(Glyphs.Unicode, state, width, height);
            Assert.Equal((width, height), (canvas.Width, canvas.Height));
        }
    }

    [Fact]
    public void Hostile_names_steer_no_terminal()
    {
        _store.Add("evil", "text=\"\\u{1b}[2J\\u{9b}31m\",wide=\u6F22\u5B57\uD83D\uDE00", _store.Course(20, TimeSpan.FromMinutes(1), static i => i));
        Canvas canvas = Draw(Glyphs.Unicode, new DashboardState { Sort = DashboardSort.Name }, 200, 60);
        Assert.All(CanvasText.Lines(canvas, hasColor: false), static line =>
        {
            Assert.DoesNotContain(line, static character => char.IsControl(character));
            Assert.InRange(CharacterWidth.Of(line), 0, 200);
        });
    }

    private DashboardModel Model() => new DashboardBuilder(_store.Queries).Build(new DashboardRequest());

    private Canvas Draw(Glyphs glyphs, DashboardState state, int width, int height) =>
        new DashboardScreen(glyphs).Draw(Model(), state, width, height);
}
