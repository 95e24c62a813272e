using MetricsTools.Model;

namespace MetricsTools.Usage;

public sealed class RequestMeasurementTests
{
    [Fact]
    public void A_request_has_the_names_of_OpenTelemetry()
    {
        IReadOnlyList<MetricRecord> records = Request(200).ToRecords();
        MetricRecord one = Assert.Single(records);
        Assert.Equal(("http.server.request.duration", MetricKind.Histogram, TimeSpan.FromMilliseconds(12), 7L), (one.Name, one.Kind, one.Duration, one.Timestamp));
        Assert.Equal("http.request.method=GET,http.response.status_code=200,http.route=/orders", one.Tags.ToString());
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(399, null)]
    [InlineData(400, "400")]
    [InlineData(599, "599")]
    public void From_400_on_it_is_an_error(int code, string? errorType)
    {
        TagSet tags = Request(code).ToRecords()[0].Tags;
        Assert.Equal(errorType, tags["error.type"]);
        Assert.Equal(errorType is not null, UsageMetrics.IsError(tags));
    }

    [Theory]
    [InlineData(42)]
    [InlineData(99)]
    [InlineData(600)]
    [InlineData(-200)]
    public void Other_codes_are_refused(int code) => Assert.Equal(ErrorId.StatusCodeInvalid, Assert.Throws<MetricException>(() => Request(code).ToRecords()).Id);

    [Fact]
    public void A_negative_duration_is_refused_and_none_at_all_is_not()
    {
        Assert.Equal(ErrorId.DurationNegative, Assert.Throws<MetricException>(() => (Request(200) with { Duration = TimeSpan.FromTicks(-1) }).ToRecords()).Id);
        Assert.Single((Request(200) with { Duration = TimeSpan.Zero }).ToRecords());
    }

    [Theory]
    [InlineData("get", "GET")]
    [InlineData(" PATCH ", "PATCH")]
    [InlineData("BREW", "_OTHER")]
    [InlineData("", "_OTHER")]
    [InlineData(null, "_OTHER")]
    public void Methods_are_those_that_are_known(string? method, string expected) =>
        Assert.Equal(expected, (Request(200) with { Method = method }).ToRecords()[0].Tags["http.request.method"]);

    [Fact]
    public void A_user_is_a_member_beside_it_with_the_same_tags()
    {
        IReadOnlyList<MetricRecord> records = (Request(500) with { User = " Ann@Example.com ", Tags = TagSet.Parse("host=web1") }).ToRecords();
        Assert.Equal(("usage.users", MetricKind.Set, "ann@example.com", 7L), (records[1].Name, records[1].Kind, records[1].Member, records[1].Timestamp));
        Assert.Equal(records[0].Tags, records[1].Tags);
        Assert.Equal("web1", records[1].Tags["host"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("Anonymous")]
    public void A_user_who_is_not_known_is_none(string? user) => Assert.Single((Request(200) with { User = user }).ToRecords());

    [Fact]
    public void Tags_of_its_own_cannot_be_given_twice() =>
        Assert.Equal(ErrorId.DuplicateTag, Assert.Throws<MetricException>(() => (Request(200) with { Tags = TagSet.Parse("http.route=/other") }).ToRecords()).Id);

    [Fact]
    public void An_event_is_counted_with_its_page_element_and_user()
    {
        IReadOnlyList<MetricRecord> records = new EventMeasurement { EventType = "button_click", Page = "/orders", Element = " save ", User = "ann", Timestamp = 7 }.ToRecords();
        Assert.Equal(("usage.events", MetricKind.Counter, "{event}", 1.0), (records[0].Name, records[0].Kind, records[0].Unit, records[0].Value));
        Assert.Equal("element=save,event.type=button_click,page=/orders", records[0].Tags.ToString());
        Assert.Equal(("usage.users", "ann", records[0].Tags), (records[1].Name, records[1].Member, records[1].Tags));
        Assert.Equal("event.type=page_view", Assert.Single(new EventMeasurement { EventType = "page_view", Page = " ", Timestamp = 7 }.ToRecords()).Tags.ToString());
    }

    private static RequestMeasurement Request(int code) =>
        new() { Route = "/orders", Method = "GET", StatusCode = code, Duration = TimeSpan.FromMilliseconds(12), Timestamp = 7 };
}
