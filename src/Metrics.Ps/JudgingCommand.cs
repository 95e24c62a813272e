using System.Management.Automation;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell;

/// <summary>What a cmdlet that judges says of how: the method, the direction, the thresholds, and what is too little to judge by.</summary>
public abstract class JudgingCommand : HistoryCommand
{
    /// <summary>
    /// <para>How to judge: Auto (the gate), Mad, ZScore, Percent, Iqr, Percentile, Static, MannWhitney or ChangePoint.</para>
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string Method { get; set; } = "Auto";

    /// <summary>
    /// <para>Which way is bad. A deviation the other way is an improvement.</para>
    /// </summary>
    /// <default>What the metric's definition says</default>
    [Parameter]
    public Direction? Direction { get; set; }

    /// <summary>
    /// <para>The score from which a deviation is worth knowing, in the method's units.</para>
    /// </summary>
    /// <default>That of the method</default>
    [Parameter]
    public double? InfoThreshold { get; set; }

    /// <summary>
    /// <para>The score from which it is a deviation, in the method's units: 20 for Percent means 20 %.</para>
    /// </summary>
    /// <default>That of the method</default>
    [Parameter]
    public double? WarningThreshold { get; set; }

    /// <summary>
    /// <para>The score from which it is severe, in the method's units.</para>
    /// </summary>
    /// <default>That of the method</default>
    [Parameter]
    public double? CriticalThreshold { get; set; }

    /// <summary>
    /// <para>Noise control: a deviation counts only when so many runs in a row, the newest ones, deviate the same way; each run is -Count samples, or as large a part of
    /// the given values. A deviation that is held back is Normal with the severity Info.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int RequireConsecutive { get; set; } = 1;

    /// <summary>
    /// <para>The fewest baseline values to judge by; with fewer, the verdict is Inconclusive. Percentile needs some 100 to be of use.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int MinimumSample { get; set; } = Baselines.Baseline.SufficientCount;

    /// <summary>
    /// <para>The smallest deviation that counts, in percent of the expected value.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double? MinimumEffect { get; set; }

    /// <summary>How it is judged.</summary>
    /// <exception cref="MetricException">There is no such method, or the thresholds contradict each other.</exception>
    private protected DeviationOptions CreateOptions()
    {
        var options = new DeviationOptions
        {
            Judge = DeviationJudges.Find(Method),
            Direction = Direction,
            InfoThreshold = InfoThreshold,
            WarningThreshold = WarningThreshold,
            CriticalThreshold = CriticalThreshold,
            RequireConsecutive = RequireConsecutive,
            MinimumSample = MinimumSample,
            MinimumEffect = MinimumEffect,
        };
        options.Validate();
        return options;
    }
}
