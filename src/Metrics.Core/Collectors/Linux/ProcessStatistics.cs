namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/[pid]/stat</c>.</summary>
internal ref struct ProcessStatistics
{
    private const int LongestName = 15;

    /// <summary>The name of the program, or null when the file cannot be read.</summary>
    public string? Name;
    public double UserTicks = double.NaN;
    public double SystemTicks = double.NaN;
    public double Threads = double.NaN;
    public double StartTicks = double.NaN;
    public double VirtualBytes = double.NaN;
    public double ResidentPages = double.NaN;

    /// <summary>
    /// Reads the file: number, (name), state, then ten fields, user and system time, four fields, the number of threads, a field, the start, virtual and
    /// resident memory. A name may hold anything, brackets too: it ends at the last one.
    /// </summary>
    public ProcessStatistics(ReadOnlySpan<byte> stat)
    {
        int open = stat.IndexOf((byte)'('), close = stat.LastIndexOf((byte)')');
        if (open < 0 || close <= open + 1) return;
        Name = LineWords.TextOf(stat.Slice(open + 1, close - open - 1));
        var words = new LineWords(stat.Slice(close + 1));
        words.Skip(11);
        UserTicks = words.NextNumber();
        SystemTicks = words.NextNumber();
        words.Skip(4);
        Threads = words.NextNumber();
        words.Skip(1);
        StartTicks = words.NextNumber();
        VirtualBytes = words.NextNumber();
        ResidentPages = words.NextNumber();
    }

    /// <summary>Whether a name is as long as the kernel keeps, so that it may be the beginning of a longer one.</summary>
    public static bool IsCut(string name) => name.Length >= LongestName;
}
