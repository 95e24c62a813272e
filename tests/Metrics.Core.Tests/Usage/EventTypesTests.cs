using MetricsTools.Queries;

namespace MetricsTools.Usage;

public sealed class EventTypesTests : IDisposable
{
    private readonly StoredMetrics _stored = new();

    private EventTypes Types => new(_stored.Store);

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Some_are_always_there_also_without_a_store()
    {
        Assert.Equal(["page_view", "button_click", "form_submit", "feature_use"], new EventTypes(null).Find().Select(type => type.Name));
        Assert.Equal("page_view", new EventTypes(null).NameOf(" Page_View "));
    }

    [Fact]
    public void One_that_was_registered_is_known_by_its_name_without_case()
    {
        Types.Register(new EventType("Video_Play", "A video was begun."), 5);
        Assert.Equal("Video_Play", Types.NameOf("video_play"));
        EventType found = Assert.Single(Types.Find("video*"));
        Assert.Equal(("A video was begun.", 5L), (found.Description, found.Created));
    }

    [Fact]
    public void One_that_is_unknown_is_an_error_that_names_the_way_out()
    {
        MetricException exception = Assert.Throws<MetricException>(() => Types.NameOf("video_play"));
        Assert.Equal(ErrorId.EventTypeUnknown, exception.Id);
        Assert.Contains("Register-MetricEventType", exception.Message, StringComparison.Ordinal);
        Assert.Contains("page_view, button_click, form_submit, feature_use", exception.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorId.EventTypeMissing, Assert.Throws<MetricException>(() => Types.NameOf(" ")).Id);
    }

    [Fact]
    public void Registering_again_changes_the_description()
    {
        Types.Register(new EventType("a", "one"), 5);
        EventType again = Types.Register(new EventType("A", null), 9);
        Assert.Equal(("a", 5L), (again.Name, again.Created));
        Assert.Null(Assert.Single(Types.Find("a")).Description);
    }

    [Fact]
    public void A_removed_one_is_unknown()
    {
        Types.Register(new EventType("a", null), 5);
        Assert.True(Types.Remove("A"));
        Assert.False(Types.Remove("a"));
        Assert.Throws<MetricException>(() => Types.NameOf("a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a*")]
    [InlineData("\u00e4")]
    public void Some_texts_cannot_be_types(string name) =>
        Assert.Equal(ErrorId.EventTypeInvalid, Assert.Throws<MetricException>(() => Types.Register(new EventType(name, null), 0)).Id);

    [Fact]
    public void Names_and_descriptions_have_a_longest_length()
    {
        Types.Register(new EventType(new string('a', 64), new string('b', 1024)), 0);
        Assert.Equal(ErrorId.EventTypeInvalid, Assert.Throws<MetricException>(() => Types.Register(new EventType(new string('a', 65), null), 0)).Id);
        Assert.Equal(ErrorId.EventTypeDescriptionInvalid, Assert.Throws<MetricException>(() => Types.Register(new EventType("a", new string('b', 1025)), 0)).Id);
    }

    [Fact]
    public void What_is_always_there_can_be_neither_registered_nor_removed()
    {
        Assert.Equal(ErrorId.EventTypeBuiltIn, Assert.Throws<MetricException>(() => Types.Register(new EventType("Page_View", null), 0)).Id);
        Assert.Equal(ErrorId.EventTypeBuiltIn, Assert.Throws<MetricException>(() => Types.Remove("page_view")).Id);
    }
}
