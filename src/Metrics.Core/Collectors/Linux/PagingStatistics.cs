namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/vmstat</c>: the lines that are wanted; NaN for those that are not there.</summary>
internal ref struct PagingStatistics
{
    public double Faults = double.NaN;
    public double MajorFaults = double.NaN;
    public double In = double.NaN;
    public double Out = double.NaN;

    /// <summary>Reads the file.</summary>
    public PagingStatistics(ReadOnlySpan<byte> vmstat)
    {
        var lines = new TextLines(vmstat);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            ReadOnlySpan<byte> name = words.Next();
            if (name.SequenceEqual("pgfault"u8)) Faults = words.NextNumber();
            else if (name.SequenceEqual("pgmajfault"u8)) MajorFaults = words.NextNumber();
            else if (name.SequenceEqual("pswpin"u8)) In = words.NextNumber();
            else if (name.SequenceEqual("pswpout"u8)) Out = words.NextNumber();
        }
    }
}
