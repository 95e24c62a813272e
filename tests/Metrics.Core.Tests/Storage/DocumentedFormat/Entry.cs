using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A stream of a series, put together from what it shares and its bytes in a page; null when its page is damaged.</summary>
internal sealed record Entry(long Series, int Count, long First, long Last, byte[]? Stream)
{
    private const long Year1971 = 31_536_000_000;
    private const long Year9999 = 253_370_764_800_000;
    private const long Year10000 = 253_402_300_800_000;

    public IEnumerable<(long Time, double Value)> Samples(Branches branches)
    {
        var cursor = new Cursor(Stream!, branches);
        Require(cursor.Byte() == 1, "samples are of version 1");
        long end = cursor.Number() + cursor.Position;
        long[] times = [.. Columns.Integers(cursor, Count).Select(time => time + First)];
        Require(cursor.Position == end, "times are as long as they say");
        Require(times[0] == First && times[^1] == Last && times.Zip(times.Skip(1), (one, next) => one <= next).All(isInOrder => isInOrder), "times are in order, from the entry's first to its last");
        double[] values = Columns.Doubles(cursor, Count);
        cursor.End();
        Note(times, branches);
        return times.Zip(values, (time, value) => (time, value));
    }

    private static void Note(long[] times, Branches branches)
    {
        if (times.Length is 1) branches.Meet("a stream of a sample");
        if (times.Length is 4096) branches.Meet("a stream of 4,096 samples");
        long[] steps = [.. times.Skip(1).Select((time, i) => time - times[i]).Distinct()];
        if (steps.Length > 0) branches.Meet(steps.Length > 1 ? "samples at uneven steps" : "samples at even steps");
        if (steps.Contains(0)) branches.Meet("samples at one time");
        if (times[0] < 0) branches.Meet("samples before 1970");
        if (times.Any(time => time is >= 0 and < Year1971)) branches.Meet("samples in 1970");
        if (times.Any(time => time is >= Year9999 and < Year10000)) branches.Meet("samples in 9999");
    }
}
