namespace MetricsTools.Alerts.Webhooks;

/// <summary>How long and how often posts are tried.</summary>
public sealed record WebhookOptions
{
    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before the second attempt, the third, and so on: as many more attempts as there are times.</summary>
    public IReadOnlyList<TimeSpan> Delays { get; init; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>Waits; ends early when it is cancelled.</summary>
    public Action<TimeSpan, CancellationToken> Wait { get; init; } = static (span, cancellation) => cancellation.WaitHandle.WaitOne(span);
}
