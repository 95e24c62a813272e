using System.Text.RegularExpressions;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using MetricsTools.Views.Dashboard;

namespace MetricsTools.Views.Live;

public sealed partial class LiveDashboardTests : IDisposable
{
    private readonly ViewStore _store = new ViewStore().FillShop();
    private readonly FakeTerminal _terminal;

    public LiveDashboardTests() => _terminal = new FakeTerminal(_store.Time);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void It_takes_the_screen_over_and_gives_it_back()
    {
        Run("q");
        Assert.StartsWith("\u001b[?1049h\u001b[?25l", _terminal.Output);
        Assert.EndsWith("\u001b[?25h\u001b[?1049l", _terminal.Output);
        Assert.Contains("Series by severity: 11", _terminal.Frames[0]);
    }

    [Fact]
    public void Ctrl_C_quits_also_while_the_filter_is_typed() => Run("/", "a", "^C");

    [Fact]
    public void It_is_refreshed_every_second_and_writes_only_what_has_changed()
    {
        Run("", "", "", "", "", "q");
        Assert.Contains("12:00:02 UTC", _terminal.Frames[^1]);
        int first = _terminal.Writes[1].Length, later = _terminal.Writes.Skip(2).Where(static text => text.Contains("UTC")).Max(static text => text.Length);
        Assert.True(later < first / 2, $"{later} of {first} characters were written again");
    }

    [Fact]
    public void A_store_that_takes_long_to_read_is_read_a_tenth_of_the_time()
    {
        int reads = 0;
        using var answer = new Answer(_store);
        using var slow = new Steps(answer, () =>
        {
            reads++;
            _store.Time.Current += TimeSpan.FromSeconds(1);
        });
        DateTimeOffset start = _store.Time.Current;
        new LiveDashboard(slow, _terminal, _terminal, _store.Time).Run(new DashboardRequest(), _terminal.Press([.. Enumerable.Repeat("", 100), "q"]));
        Assert.InRange((_store.Time.Current - start).TotalSeconds / reads, 8, 12);
    }

    [Fact]
    public void A_pause_stands_still_until_it_is_over()
    {
        Run(" ", "", "", "", "", "q");
        Assert.Contains("PAUSED  last 1 h  2026-01-31 12:00:00 UTC", _terminal.Frames[^1]);
        Assert.Contains("space pause", _terminal.Frames[^1]);
    }

    [Fact]
    public void A_key_takes_the_next_range_at_once()
    {
        Run("r", "r", "r", "r", "r", "q");
        string[] ranges = [.. _terminal.Frames.Select(static frame => Regex.Match(frame, "last (.*?)  ").Groups[1].Value)];
        Assert.Equal(["1 h", "24 h", "7 d", "30 d", "90 d", "1 h"], ranges.Where((range, index) => index == 0 || range != ranges[index - 1]));
    }

    [Fact]
    public void The_order_changes_by_a_key()
    {
        Run("s", "s", "s", "q");
        Assert.Contains("Series by newest", _terminal.Frames[^1]);
        Assert.Contains(_terminal.Frames, static frame => frame.Contains("Series by name"));
    }

    [Fact]
    public void A_filter_is_typed_kept_and_removed()
    {
        Run("/", "c", "p", "u", "Enter", "", "/", "Escape", "", "q");
        Assert.Contains(_terminal.Frames, static frame => frame.Contains("filter: cpu_"));
        Assert.Contains(_terminal.Frames, static frame => frame.Contains("Series by severity: 2, filter 'cpu'"));
        Assert.Contains("Series by severity: 11", _terminal.Frames[^1]);
    }

    [Fact]
    public void The_help_explains_the_keys_and_any_key_closes_it()
    {
        Run("?", "", "q", "", "q");
        Assert.Contains(_terminal.Frames, static frame => frame.Contains("next range: 1 h, 24 h, 7 d, 30 d, 90 d"));
        Assert.DoesNotContain("next range: 1 h, 24 h", _terminal.Frames[^1]);
    }

    [Fact]
    public void Series_are_scrolled_through()
    {
        Run("Down", "Down", "Down", "q");
        Assert.Contains("3 above, ", _terminal.Frames[^1]);
    }

    [Fact]
    public void A_terminal_of_another_size_is_filled_anew()
    {
        Run("", "120x40", "", "20x5", "", "q");
        Assert.Equal([24, 40, 5], _terminal.Frames.Select(static frame => frame.Split('\n').Length).Distinct());
        Assert.Contains("\u001b[2J", _terminal.Writes.Skip(2).First(static text => text.Contains("\u001b[40;1H")));
    }

    [Fact]
    public void A_store_that_vanishes_is_told_of_and_one_that_comes_back_is_shown()
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(_store.Path)!, "other.db"), aside = path + ".aside";
        using (var other = SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write, IsSession = true }))
        {
            long series = other.GetOrAddSeries(other.GetOrAddMetric(new MetricDefinition { Name = "there" }).Id, TagSet.Empty, 10)!.Value;
            other.TryAppend([new SeriesSample(series, _store.Time.Milliseconds - 1000, 5)], other.Epoch);
        }

        int reads = 0;
        using var source = new StoreDashboardSource(path, Open, _store.Time);
        new LiveDashboard(new Steps(source, () =>
        {
            if (++reads == 2) File.Move(path, aside);
            if (reads == 4) File.Move(aside, path);
        }), _terminal, _terminal, _store.Time).Run(new DashboardRequest(), _terminal.Press("", "", "", "", "", "", "", "", "", "", "q"));
        Assert.Contains("there", _terminal.Frames[0]);
        Assert.Contains(_terminal.Frames, static frame => frame.Contains("Nothing can be shown") && frame.Contains("no store at"));
        Assert.Contains("there", _terminal.Frames[^1]);

        MetricQueries Open() => new(
            new SeriesSelector(SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Read }), PrivacySettings.Default), _store.Time, RetentionPolicy.Default);
    }

    [Fact]
    public void No_colours_are_written_where_none_are_wanted()
    {
        Run("q");
        Assert.DoesNotMatch(Colour(), _terminal.Output);
        new LiveDashboard(new Answer(_store), _terminal, _terminal, _store.Time) { HasColor = true }.Run(new DashboardRequest(), _terminal.Press("q"));
        Assert.Matches(Colour(), _terminal.Output);
    }

    [GeneratedRegex("\u001b\\[0;[0-9;]*m")]
    private static partial Regex Colour();

    private void Run(params string[] keys) => new LiveDashboard(new Answer(_store), _terminal, _terminal, _store.Time).Run(new DashboardRequest(), _terminal.Press(keys));

    private sealed class Answer(ViewStore store) : IDashboardSource
    {
        public DashboardModel Read(DashboardRequest request) => new DashboardBuilder(store.Queries).Build(request);

        public void Dispose()
        {
        }
    }

    private sealed class Steps(IDashboardSource source, Action before) : IDashboardSource
    {
        public DashboardModel Read(DashboardRequest request)
        {
            before();
            return source.Read(request);
        }

        public void Dispose() => source.Dispose();
    }
}
