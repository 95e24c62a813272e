using MetricsTools.Model;

namespace MetricsTools.Usage;

/// <summary>The metrics that requests and usage events become, and the keys of their tags. Names are OpenTelemetry's where it has one.</summary>
public static class UsageMetrics
{
    /// <summary>How long served requests took: a Histogram, in seconds.</summary>
    public const string RequestDuration = "http.server.request.duration";

    /// <summary>How often things were used: a Counter.</summary>
    public const string Events = "usage.events";

    /// <summary>
    /// Who sent requests and caused events: one Set for both, whose series have the very tags of the series that they belong to. So distinct users are right for any
    /// group of requests, of events, and of both together.
    /// </summary>
    public const string Users = "usage.users";

    /// <summary>The unit of <see cref="Events"/>.</summary>
    public const string EventUnit = "{event}";

    /// <summary>The unit of <see cref="Users"/>.</summary>
    public const string UserUnit = "{user}";

    /// <summary>The route of a request.</summary>
    public const string RouteKey = "http.route";

    /// <summary>The method of a request.</summary>
    public const string MethodKey = "http.request.method";

    /// <summary>The status code of a response.</summary>
    public const string StatusCodeKey = "http.response.status_code";

    /// <summary>What went wrong; only there when something did.</summary>
    public const string ErrorTypeKey = "error.type";

    /// <summary>The type of an event.</summary>
    public const string EventTypeKey = "event.type";

    /// <summary>The page of an event.</summary>
    public const string PageKey = "page";

    /// <summary>The element of an event.</summary>
    public const string ElementKey = "element";

    /// <summary>The lowest status code of a response that tells of an error.</summary>
    public const int FirstErrorCode = 400;

    /// <summary>Whether the samples of a series are of what went wrong.</summary>
    public static bool IsError(TagSet tags) =>
        tags[ErrorTypeKey] is not null || (tags[StatusCodeKey] is { Length: 3 } code && code[0] is '4' or '5');

    /// <summary>The record of a user, beside another record; null when it is not known who it was.</summary>
    internal static MetricRecord? UserRecord(string? user, MetricRecord beside) => KnownUser.Of(user) is not { } known ? null : new MetricRecord
    {
        Name = Users,
        Kind = MetricKind.Set,
        Unit = UserUnit,
        Tags = beside.Tags,
        Timestamp = beside.Timestamp,
        Member = known,
        Value = double.NaN,
    };
}
