namespace MetricsTools.Collectors.Linux;

/// <summary><c>/proc/meminfo</c>: the lines that are wanted, in bytes; NaN for those that are not there.</summary>
internal ref struct MemoryInformation
{
    public double Total = double.NaN;
    public double Free = double.NaN;
    public double Available = double.NaN;
    public double Buffers = double.NaN;
    public double Cached = double.NaN;
    public double SwapTotal = double.NaN;
    public double SwapFree = double.NaN;

    /// <summary>Reads the file.</summary>
    public MemoryInformation(ReadOnlySpan<byte> meminfo)
    {
        var lines = new TextLines(meminfo);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var words = new LineWords(line);
            ReadOnlySpan<byte> name = words.Next();
            double bytes = words.NextNumber() * 1024;
            if (name.SequenceEqual("MemTotal:"u8)) Total = bytes;
            else if (name.SequenceEqual("MemFree:"u8)) Free = bytes;
            else if (name.SequenceEqual("MemAvailable:"u8)) Available = bytes;
            else if (name.SequenceEqual("Buffers:"u8)) Buffers = bytes;
            else if (name.SequenceEqual("Cached:"u8)) Cached = bytes;
            else if (name.SequenceEqual("SwapTotal:"u8)) SwapTotal = bytes;
            else if (name.SequenceEqual("SwapFree:"u8)) SwapFree = bytes;
        }
    }

    /// <summary>What cannot be done without; by the older way where the kernel (before 3.14) does not say what is available.</summary>
    public readonly double Used => Math.Max(0, Total - (double.IsNaN(Available) ? Free + Buffers + Cached : Available));
}
