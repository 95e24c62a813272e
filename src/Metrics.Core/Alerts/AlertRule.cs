using System.Text.Json.Serialization;
using MetricsTools.Alerts.Webhooks;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.Alerts;

/// <summary>When to raise an alert of which series. A rule holds data alone, never code: whoever can write a store must not run code as whoever evaluates it.</summary>
public sealed record AlertRule
{
    /// <summary>The longest name, in UTF-16 characters.</summary>
    public const int MaximumNameLength = 128;

    /// <summary>The most annotations.</summary>
    public const int MaximumAnnotations = 32;

    /// <summary>The longest annotation, in UTF-16 characters.</summary>
    public const int MaximumAnnotationLength = 4096;

    /// <summary>The newest time that is looked at when none is given: five minutes.</summary>
    public static readonly TimeSpan DefaultWindow = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MaximumSpan = TimeSpan.FromDays(366);

    /// <summary>The name, unique without case; without wildcards and controls.</summary>
    public required string Name { get; init; }

    /// <summary>The metric's name, or a wildcard pattern. Each series has an alert of its own.</summary>
    public required string Metric { get; init; }

    /// <summary>Which series of it: what is asked of their tags.</summary>
    public IReadOnlyList<TagCondition> Tags { get; init; } = [];

    /// <summary>What it looks for.</summary>
    public AlertRuleKind Kind { get; init; }

    /// <summary>
    /// Beyond what the condition holds. Static: the figure. Rate: the change in the time of <see cref="Per"/>. Deviation: the score from which a deviation is a
    /// Warning, null for the method's own. Absence has none.
    /// </summary>
    public double? Threshold { get; init; }

    /// <summary>At what an alert that fires resolves, in the units of the threshold; null for the threshold itself.</summary>
    public double? ResolveThreshold { get; init; }

    /// <summary>Which way is bad; null for that of the metric, and Higher where that is both for a threshold.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The newest time that is looked at; of an absence, how long there are no samples.</summary>
    public TimeSpan Window { get; init; } = DefaultWindow;

    /// <summary>The figure of the window that a static rule looks at; null for what the kind of the metric calls for.</summary>
    public Aggregate? Aggregate { get; init; }

    /// <summary>The time in which a rate rule's threshold is a change.</summary>
    public TimeSpan Per { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How a deviation rule judges.</summary>
    public string Method { get; init; } = DeviationJudges.All[0].Name;

    /// <summary>The history before the window that a deviation rule judges against.</summary>
    public TimeSpan BaselineWindow { get; init; } = Baselines.BaselineRequest.DefaultWindow;

    /// <summary>The smallest deviation that counts, in percent; null for the method's own.</summary>
    public double? MinimumEffect { get; init; }

    /// <summary>How long the condition holds before the alert fires.</summary>
    public TimeSpan For { get; init; }

    /// <summary>How long the alert goes on firing after the condition held last.</summary>
    public TimeSpan KeepFiring { get; init; }

    /// <summary>How bad it is; of a deviation rule, from which severity a deviation counts.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>What goes with every alert, for people: a summary, the address of a runbook.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that changes are posted to, or null.</summary>
    public string? Webhook { get; init; }

    /// <summary>Whether it is evaluated. A new rule is not.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>When it was made, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    [JsonIgnore]
    public long Created { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonIgnore]
    public long Updated { get; init; }

    /// <summary>When it was removed, or null while it counts.</summary>
    [JsonIgnore]
    public long? Deleted { get; init; }

    /// <summary>Which series, as a filter.</summary>
    [JsonIgnore]
    public TagFilter Filter => new(Tags);

    /// <summary>How a deviation rule judges.</summary>
    [JsonIgnore]
    public DeviationOptions DeviationOptions => new()
    {
        Judge = DeviationJudges.Find(Method),
        Direction = Direction,
        WarningThreshold = Threshold,
        MinimumEffect = MinimumEffect,
    };

    /// <summary>Throws when a rule cannot be evaluated, or says what a rule of its kind does not take.</summary>
    /// <returns>The rule.</returns>
    /// <exception cref="MetricException">Something is missing, out of range or contradictory.</exception>
    public AlertRule Validate()
    {
        ValidateName();
        if (!Glob.HasWildcard(Metric)) MetricName.Validate(Metric);
        foreach ((string parameter, TimeSpan span, bool mayBeZero) in new[] { ("-Window", Window, false), ("-Per", Per, false), ("-BaselineWindow", BaselineWindow, false), ("-For", For, true), ("-KeepFiring", KeepFiring, true) })
        {
            bool isTooShort = mayBeZero ? span < TimeSpan.Zero : span < TimeSpan.FromMilliseconds(1);
            if (isTooShort || span > MaximumSpan) throw Invalid($"{parameter} is {span}, and must be {(mayBeZero ? "0" : "above 0")} to {MaximumSpan.TotalDays} days");
        }

        if (Severity is < Severity.Info or > Severity.Critical) throw Invalid("-Severity must be Info, Warning or Critical");
        ValidateThresholds();
        if (Kind == AlertRuleKind.Deviation) DeviationOptions.Validate();
        ValidateAnnotations();
        if (Webhook is not null) WebhookAddress.Parse(Webhook);
        return this;
    }

    /// <summary>Throws when the name cannot be one.</summary>
    /// <returns>The rule.</returns>
    /// <exception cref="MetricException">It cannot.</exception>
    public AlertRule ValidateName()
    {
        bool isUsable = Name.Length is > 0 and <= MaximumNameLength && Name.Trim().Length == Name.Length && !Glob.HasWildcard(Name) && UnicodeText.IsWellFormed(Name)
            && !Name.Any(static one => char.IsControl(one) || one == '`');
        if (!isUsable) throw new MetricException(ErrorId.AlertRuleInvalid, UnicodeText.Shorten(Name), $"a name has 1 to {MaximumNameLength} characters, no wildcards or controls, and no white space around it");
        return this;
    }

    private void ValidateThresholds()
    {
        bool isLimit = Kind is AlertRuleKind.Static or AlertRuleKind.Rate;
        if (isLimit && Threshold is null) throw Invalid($"a {Kind} rule needs a -Threshold");
        if (Kind == AlertRuleKind.Absence && (Threshold ?? ResolveThreshold) is not null) throw Invalid("an Absence rule takes no threshold: -Window says how long");
        if (isLimit && Direction == Model.Direction.Both) throw Invalid("beyond a threshold is Higher or Lower, not Both");
        foreach (double? one in new[] { Threshold, ResolveThreshold, MinimumEffect })
        {
            if (one is { } number && (double.IsNaN(number) || double.IsInfinity(number))) throw new MetricException(ErrorId.ValueNotFinite, number, Name);
        }

        if (ResolveThreshold is not { } resolve) return;
        if (Threshold is not { } threshold) throw Invalid("-ResolveThreshold needs a -Threshold");
        bool isBeyond = Kind == AlertRuleKind.Static && Direction == Model.Direction.Lower ? resolve < threshold : resolve > threshold;
        if (isBeyond) throw Invalid(FormattableString.Invariant($"-ResolveThreshold {resolve} lies beyond -Threshold {threshold}, so that it could never resolve"));
    }

    private void ValidateAnnotations()
    {
        if (Annotations.Count > MaximumAnnotations) throw Invalid($"there are {Annotations.Count} annotations, and {MaximumAnnotations} are the most");
        foreach (KeyValuePair<string, string> annotation in Annotations)
        {
            if (annotation.Key.Length is 0 or > TagSet.MaximumKeyLength) throw Invalid($"an annotation's key has 1 to {TagSet.MaximumKeyLength} characters");
            if (annotation.Value.Length > MaximumAnnotationLength) throw Invalid($"the annotation '{UnicodeText.Shorten(annotation.Key)}' has more than {MaximumAnnotationLength} characters");
            if (!UnicodeText.IsWellFormed(annotation.Key) || !UnicodeText.IsWellFormed(annotation.Value)) throw Invalid("an annotation holds half of a surrogate pair");
        }
    }

    private MetricException Invalid(string why) => new(ErrorId.AlertRuleInvalid, Name, why);
}
