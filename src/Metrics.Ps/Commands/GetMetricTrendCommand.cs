using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Trends;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets how fast series rise or fall, and where that leads to.</para>
/// <para type="description">Lays a line through the samples of named metrics, or through numbers and objects of the pipeline (with Value, and perhaps Timestamp, Name and Tag), that
/// outliers hardly move (Theil-Sen). Each name with its tags is a series. Of a Counter the values are the rates of whole intervals, of a Set the distinct counts.</para>
/// <para type="description">Slope is by day (-Per), Change from the first value to the last. SlopeLower and SlopeUpper cover the true slope in 95 of 100 histories; Direction is
/// Higher or Lower when both lie on one side of zero, else None. ForecastLower and ForecastUpper are where 95 of 100 values lie at ForecastTime, if it goes on like this.</para>
/// </summary>
/// <input cref="PSObject">Numbers, samples, buckets, or other objects with a Value; definitions and snapshots stand for their metrics.</input>
/// <output cref="MetricTrend">The trend of a series. One of fewer than two moments has none, and -Verbose says so.</output>
/// <note>A line describes no season and no step: look at whole days or weeks, and see Find-MetricChangePoint. A forecast farther ahead than the history is long says little.</note>
/// <example>
/// <code>
/// 40, 41, 43, 44, 46, 47, 49, 50, 52, 53 | Get-MetricTrend |
///     Format-List Slope, Direction, Change, Level
/// </code>
/// <shows>
/// Slope     : 1.5
/// Direction : Higher
/// Change    : 13.5
/// Level     : 53.25
/// </shows>
/// <para>Looks at numbers: each is 1.5 above the one before.</para>
/// </example>
/// <example>
/// <code>
/// $start = [DateTimeOffset]::UtcNow.AddDays(-6)
/// foreach ($hour in 0..143) {
///     $used = 400 + $hour / 2 + $hour % 3
///     Add-Metric disk.used $used -Unit GiBy -Timestamp $start.AddHours($hour)
/// }
/// $trend = Get-MetricTrend disk.used -Last 7d -Horizon 30d
/// '{0:F0} a day, {1:F0} in 30 days' -f $trend.Slope, $trend.Forecast
/// </code>
/// <shows>
/// 12 a day, 832 in 30 days
/// </shows>
/// <para>Tells how full a disk will be in a month.</para>
/// </example>
/// <link>Find-MetricChangePoint</link>
/// <link>Compare-Metric</link>
/// <link>Get-MetricSeries</link>
[Cmdlet(VerbsCommon.Get, "MetricTrend")]
[OutputType(typeof(MetricTrend))]
public sealed class GetMetricTrendCommand : WholeSeriesCommand
{
    /// <summary>
    /// <para>The time in which the slope is given: <c>1h</c>, <c>1d</c>, <c>1w</c> or a TimeSpan. Numbers without times have it from one to the next.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Per { get; set; } = SeriesTrend.DefaultPer;

    /// <summary>
    /// <para>How long after the last value the forecast is: <c>1d</c>, <c>30d</c> or a TimeSpan.</para>
    /// </summary>
    /// <default>As long as the history</default>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Horizon { get; set; }

    private protected override void Begin()
    {
        foreach (TimeSpan? span in new[] { Per, Horizon })
        {
            if (span <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, span);
        }
    }

    private protected override void Look(SeriesKey key, string? unit, double[] values, Func<int, long?> timestampAt)
    {
        long?[] times = [.. values.Select((_, place) => timestampAt(place))];
        bool hasTimes = Array.TrueForAll(times, static time => time is not null);
        if (!hasTimes && (IsBound(nameof(Per)) || Horizon is not null)) throw new MetricException(ErrorId.TimesMissing, IsBound(nameof(Per)) ? "-Per" : "-Horizon");
        SeriesTrend? trend = hasTimes ? SeriesTrend.Of([.. values.Select((value, place) => new Sample(times[place]!.Value, value))], Per, Horizon) : SeriesTrend.Of(values);
        if (trend is not null) WriteObject(new MetricTrend(trend, key.Name, TagObject.Of(key.Tags), unit));
        else WriteVerbose(FormattableString.Invariant($"No trend in {values.Length} {(values.Length == 1 ? "value" : "values")}{(key.Name.Length > 0 ? " of " + key : "")} of one moment."));
    }
}
