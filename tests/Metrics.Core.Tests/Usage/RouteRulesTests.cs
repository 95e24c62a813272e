namespace MetricsTools.Usage;

public sealed class RouteRulesTests
{
    [Theory]
    [InlineData("/orders", "/orders")]
    [InlineData(" /orders/ ", "/orders")]
    [InlineData("/orders?page=2&mail=ann@example.com", "/orders")]
    [InlineData("/orders#top", "/orders")]
    [InlineData("?q=1", "/")]
    [InlineData("/", "/")]
    [InlineData("//", "/")]
    [InlineData("https://shop.example.com/orders/42?x=1", "/orders/{id}")]
    [InlineData("https://shop.example.com", "/")]
    [InlineData("https://shop.example.com?x=https://other.example.com/a", "/")]
    [InlineData("/orders/42/lines/7", "/orders/{id}/lines/{id}")]
    [InlineData("/v2/orders", "/v2/orders")]
    [InlineData("/jobs/6d0b8a0e-6f0f-4d3c-9c5b-0e3e0f6c4b1a", "/jobs/{id}")]
    [InlineData("/jobs/6D0B8A0E6F0F4D3C9C5B0E3E0F6C4B1A", "/jobs/{id}")]
    [InlineData("/blobs/deadbeefdeadbeef", "/blobs/{id}")]
    [InlineData("/beef/deadbeef", "/beef/deadbeef")]
    [InlineData("/users/ann@example.com/posts", "/users/{id}/posts")]
    [InlineData("/users/ann%40example.com", "/users/{id}")]
    [InlineData("/hosts/10.0.0.7", "/hosts/{id}")]
    [InlineData("orders", "orders")]
    public void A_path_becomes_a_route(string path, string route) => Assert.Equal(route, new RouteRules().RouteOf(path));

    [Theory]
    [InlineData("/users/{user}/posts/{post}", "/users/ann/posts/first", "/users/{user}/posts/{post}")]
    [InlineData("/users/{user}", "/users/ann/posts", "/users/ann/posts")]
    [InlineData("/users/{user}", "/users/", "/users")]
    [InlineData("/files/{*rest}", "/files/a/b/c.txt", "/files/{*rest}")]
    [InlineData("/files/{*rest}", "/files", "/files/{*rest}")]
    [InlineData("/FILES/{name}", "/files/a", "/FILES/{name}")]
    public void A_template_takes_the_paths_that_fit_it(string template, string path, string route) =>
        Assert.Equal(route, new RouteRules { Templates = [new RouteTemplate(template)] }.RouteOf(path));

    [Fact]
    public void The_first_template_that_fits_counts() =>
        Assert.Equal("/a/{x}", new RouteRules { Templates = [new RouteTemplate("/a/{x}"), new RouteTemplate("/a/{y}")] }.RouteOf("/a/b"));

    [Theory]
    [InlineData("/health")]
    [InlineData("/Health/")]
    [InlineData("/ready?full=1")]
    [InlineData("/ping")]
    [InlineData("/internal/metrics")]
    [InlineData("/admin/system/jobs/7")]
    public void What_machines_ask_is_left_out(string path) => Assert.Null(new RouteRules().RouteOf(path));

    [Theory]
    [InlineData("/healthy")]
    [InlineData("/internals")]
    [InlineData("/admin")]
    public void What_is_like_it_is_not(string path) => Assert.Equal(path, new RouteRules().RouteOf(path));

    [Fact]
    public void What_is_left_out_can_be_chosen_and_a_path_be_taken_as_it_is()
    {
        var rules = new RouteRules { Excluded = ["/static/*"], IsLiteral = true };
        Assert.Null(rules.RouteOf("/static/a.css"));
        Assert.Equal("/health", rules.RouteOf("/health"));
        Assert.Equal("/orders/42", rules.RouteOf("/orders/42?x=1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_route_is_needed(string? path) => Assert.Equal(ErrorId.RouteMissing, Assert.Throws<MetricException>(() => new RouteRules().RouteOf(path)).Id);

    [Theory]
    [InlineData("")]
    [InlineData("users/{id}")]
    public void A_template_begins_with_a_slash(string template) => Assert.Equal(ErrorId.RouteTemplateInvalid, Assert.Throws<MetricException>(() => new RouteTemplate(template)).Id);

    [Theory]
    [InlineData("/orders/42?x=1", "/orders/{id}")]
    [InlineData("https://shop.example.com/orders", "/orders")]
    [InlineData(" Settings ", "Settings")]
    [InlineData("What now?", "What now?")]
    [InlineData("/health", "/health")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_page_is_a_route_or_a_name(string? page, string? expected) => Assert.Equal(expected, new RouteRules().PageOf(page));
}
