using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Usage;

/// <summary>One served request of HTTP.</summary>
public sealed record RequestMeasurement
{
    private const int LowestCode = 100;
    private const int HighestCode = 599;

    /// <summary>The route, as <see cref="RouteRules"/> gives it.</summary>
    public required string Route { get; init; }

    /// <summary>The method; one that is not known becomes <see cref="RequestMethod.Other"/>.</summary>
    public string? Method { get; init; }

    /// <summary>The status code of the response: 100 to 599. From 400 on it is an error.</summary>
    public required int StatusCode { get; init; }

    /// <summary>How long it took; not negative.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Who sent it, or null when that is not known. A keyed hash of it is stored.</summary>
    public string? User { get; init; }

    /// <summary>Further tags.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>When it was, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Timestamp { get; init; }

    /// <summary>What is recorded of it: how long it took, and who sent it where that is known.</summary>
    /// <exception cref="MetricException">The status code is none, the duration is negative, or a tag is not valid.</exception>
    public IReadOnlyList<MetricRecord> ToRecords()
    {
        if (StatusCode is < LowestCode or > HighestCode) throw new MetricException(ErrorId.StatusCodeInvalid, StatusCode);
        if (Duration < TimeSpan.Zero) throw new MetricException(ErrorId.DurationNegative, Duration);
        string code = StatusCode.ToString(CultureInfo.InvariantCulture);
        var tags = new List<Tag>(Tags)
        {
            new(UsageMetrics.RouteKey, Route),
            new(UsageMetrics.MethodKey, RequestMethod.Of(Method)),
            new(UsageMetrics.StatusCodeKey, code),
        };
        if (StatusCode >= UsageMetrics.FirstErrorCode && Tags[UsageMetrics.ErrorTypeKey] is null) tags.Add(new Tag(UsageMetrics.ErrorTypeKey, code));
        var duration = new MetricRecord
        {
            Name = UsageMetrics.RequestDuration,
            Kind = MetricKind.Histogram,
            Tags = TagSet.Create(tags),
            Timestamp = Timestamp,
            Duration = Duration,
        };
        return UsageMetrics.UserRecord(User, duration) is { } user ? [duration, user] : [duration];
    }
}
