using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Queries;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that ask about a range of time.</summary>
public abstract class RangeCommand : QueryCommand
{
    /// <summary>
    /// <para>The time up to -End, or up to now: <c>30s</c>, <c>5m</c>, <c>1h</c>, <c>7d</c>, <c>2w</c> or a TimeSpan.</para>
    /// </summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Last { get; set; }

    /// <summary>
    /// <para>The first moment: a DateTime (local unless it says otherwise), a DateTimeOffset, or ISO 8601 text. Not together with -Last.</para>
    /// </summary>
    /// <default>The oldest sample</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? Start { get; set; }

    /// <summary>
    /// <para>The last moment, in the forms that -Start takes.</para>
    /// </summary>
    /// <default>Now</default>
    [Parameter]
    [Moment]
    public DateTimeOffset? End { get; set; }

    /// <summary>The range that was asked for; everything when nothing was said.</summary>
    /// <exception cref="MetricException">Start was given with Last.</exception>
    private protected RangeRequest Range => Last is not null && Start is not null
        ? throw new MetricException(ErrorId.OptionsInConflict, "-Last", "-Start")
        : new RangeRequest(Start, End, Last);
}
