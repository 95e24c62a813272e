using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that ask about a range of time.</summary>
public abstract class RangeCommand : QueryCommand
{
    /// <summary>
    /// <para>The time up to now: 30s, 5m, 1h, 7d, 2w or a TimeSpan.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Last { get; set; }

    /// <summary>
    /// <para>The first moment: a DateTime (local unless it says otherwise), a DateTimeOffset, or ISO 8601 text.</para>
    /// </summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? Start { get; set; }

    /// <summary>
    /// <para>The last moment; now when omitted.</para>
    /// </summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? End { get; set; }

    /// <summary>The range that was asked for; everything when nothing was said.</summary>
    /// <exception cref="MetricException">Start was given with Last.</exception>
    private protected RangeRequest Range => Last is not null && Start is not null
        ? throw new MetricException(ErrorId.OptionsInConflict, "-Last", "-Start")
        : new RangeRequest(Start, End, Last);
}
