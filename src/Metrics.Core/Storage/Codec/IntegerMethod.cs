namespace MetricsTools.Storage.Codec;

/// <summary>How the integers of a column are foretold. The numbers are part of the format.</summary>
internal enum IntegerMethod : byte
{
    /// <summary>Not at all: eight bytes each.</summary>
    Raw = 0,

    /// <summary>By a straight line, exactly.</summary>
    Straight = 1,

    /// <summary>By a straight line, with residuals; a level one leaves the integers as they are.</summary>
    Line = 2,

    /// <summary>By the integer before, with residuals.</summary>
    Delta = 3,
}
