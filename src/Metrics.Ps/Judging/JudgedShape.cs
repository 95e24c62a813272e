namespace MetricsTools.PowerShell.Judging;

/// <summary>What an object of the pipeline is, by its members.</summary>
internal enum JudgedShape
{
    /// <summary>A number without a name.</summary>
    Number,

    /// <summary>A value with a name.</summary>
    Sample,

    /// <summary>A value of an interval.</summary>
    Bucket,

    /// <summary>The state of a series: its newest samples are judged.</summary>
    Snapshot,

    /// <summary>A metric: the newest samples of all its series are judged.</summary>
    Definition,
}
