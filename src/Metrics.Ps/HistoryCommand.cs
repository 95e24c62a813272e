using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that make baselines of the history of series.</summary>
public abstract class HistoryCommand : QueryCommand
{
    /// <summary>
    /// <para>The time whose values make the baseline: <c>12h</c>, <c>7d</c>, <c>4w</c> or a TimeSpan. Not together with a number of values.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Window { get; set; } = BaselineRequest.DefaultWindow;

    /// <summary>
    /// <para>The interval whose rate or distinct count is a value of a Counter or a Set.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Interval { get; set; } = ValueSeries.DefaultInterval;

    /// <summary>
    /// <para>What repeats: every hour of the day or of the week then has a level of its own. Auto finds out whether one of them explains the values. A season needs a
    /// history of two of it.</para>
    /// </summary>
    [Parameter]
    public Seasonality Seasonality { get; set; }

    /// <summary>
    /// <para>The zone by whose clock the season goes: an id such as <c>Europe/Berlin</c> or <c>UTC</c>, or a TimeZoneInfo.</para>
    /// </summary>
    /// <default>The local one</default>
    [Parameter]
    [TimeZone]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>
    /// <para>Leaves out values that are not like those around them, so that an incident does not become normal. A lasting change of level stays.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter ExcludeAnomaly { get; set; }

    /// <summary>
    /// <para>Leaves out ranges of time: text such as <c>2026-01-31T08:00Z/2026-01-31T10:00Z</c>, or objects with Start and End.</para>
    /// </summary>
    /// <default>None</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [TimeRange]
    public TimeRange[]? ExcludeRange { get; set; }

    /// <summary>
    /// <para>Leaves out the time of annotations: a filter of their tags such as <c>@{kind='incident'}</c> or <c>kind=incident</c>, a pattern of their text such as
    /// <c>deploy*</c>, or annotations of Get-MetricAnnotation. Of a rate or a distinct count, every interval that they touch is left out.</para>
    /// </summary>
    /// <default>None</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [AnnotationFilter]
    [ArgumentCompleter(typeof(AnnotationFilterCompleter))]
    public AnnotationFilter[]? ExcludeAnnotation { get; set; }

    /// <summary>
    /// <para>How much time is left out after an annotation that is a single moment.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan AnnotationDuration { get; set; } = AnnotationFilter.DefaultLength;

    /// <summary>What is left out of the history, and what repeats in it.</summary>
    private protected HistoryOptions History => new()
    {
        Seasonality = Seasonality,
        Zone = TimeZone ?? TimeZoneInfo.Local,
        ExcludesAnomalies = ExcludeAnomaly,
        ExcludedRanges = [.. ExcludeRange ?? [], .. ReadAnnotated()],
    };

    /// <summary>Throws when two parameters were given that contradict each other.</summary>
    /// <exception cref="MetricException">Both were given.</exception>
    private protected void Conflict(string first, params string[] others)
    {
        if (IsBound(first) && Array.Find(others, IsBound) is { } second) throw new MetricException(ErrorId.OptionsInConflict, "-" + first, "-" + second);
    }

    private IReadOnlyList<TimeRange> ReadAnnotated()
    {
        if (ExcludeAnnotation is null) return [];
        IMetricStore store = Queries.Selector.Store;
        IReadOnlyList<TimeRange> periods = new StoredAnnotations(store, SettingsOf(store).Privacy).Periods(ExcludeAnnotation, AnnotationDuration);
        WriteVerbose($"{periods.Count} annotations in {store.Location} are left out of the history.");
        return periods;
    }
}
