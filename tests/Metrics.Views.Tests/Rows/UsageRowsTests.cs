using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Views.Rows;

public sealed class UsageRowsTests : IDisposable
{
    private readonly ViewStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_type_comes_before_its_pages_and_the_most_frequent_first()
    {
        _store.Define("usage.events", MetricKind.Counter, "{event}");
        Add("event.type=button_click,page=/cart", 3);
        Add("event.type=page_view,page=/", 7);
        Add("event.type=page_view,page=/cart", 12);
        Add("event.type=page_view", 2);
        UsageModel usage = Read();
        Assert.Equal(
            [new EventRow("page_view", "", 21, null), new("page_view", "/cart", 12, null), new("page_view", "/", 7, null), new("button_click", "", 3, null), new("button_click", "/cart", 3, null)],
            usage.Events);
        Assert.Equal((24, null), (usage.EventCount, usage.Users));
    }

    [Fact]
    public void Distinct_users_are_counted_once_in_every_group()
    {
        _store.Define("usage.events", MetricKind.Counter, "{event}");
        _store.Define("usage.users", MetricKind.Set, "{user}");
        Add("event.type=page_view,page=/", 4);
        Add("event.type=page_view,page=/cart", 4);
        _store.Add("usage.users", "event.type=page_view,page=/", _store.Course(4, TimeSpan.FromMinutes(1), static i => 100 + (i % 2)));
        _store.Add("usage.users", "event.type=page_view,page=/cart", _store.Course(4, TimeSpan.FromMinutes(1), static i => 101 + (i % 3)));
        UsageModel usage = Read();
        Assert.Equal([4L, 2L, 3L], usage.Events.OrderBy(static row => row.Page, StringComparer.Ordinal).Select(static row => row.Users!.Value));
        Assert.Equal(4, usage.Users);
    }

    [Fact]
    public void Without_events_there_is_no_usage() => Assert.Same(UsageModel.None, Read());

    private void Add(string tags, int count) => _store.Add("usage.events", tags, _store.Course(count, TimeSpan.FromMinutes(1), static _ => 1));

    private UsageModel Read() => UsageRows.Read(_store.Queries, new RangeRequest(null, null, TimeSpan.FromHours(1)), TagFilter.All);
}
