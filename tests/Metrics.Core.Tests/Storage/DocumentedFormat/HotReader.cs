using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Reads a row of the hot log.</summary>
internal static class HotReader
{
    /// <summary>The samples, in the order they were appended.</summary>
    public static List<(long Series, long Time, double Value)> Read(byte[] row, Branches branches)
    {
        Require(row.Length > 4 && BlockReader.Checksum(row.AsSpan(0, row.Length - 4)) == BitConverter.ToUInt32(row, row.Length - 4), "the checksum of all that");
        var cursor = new Cursor(row.AsSpan(0, row.Length - 4).ToArray(), branches);
        Require(cursor.Byte() == 1, "rows are of version 1");
        long count = cursor.Number(), least = cursor.Signed(), greatest = least + cursor.Number(), series = 0, time = least;
        if (count == 0) branches.Meet("a row of hot without samples");
        if (count == 1) branches.Meet("a row of hot with a sample");
        var samples = new List<(long Series, long Time, double Value)>();
        while (samples.Count < count)
        {
            long seriesStep = cursor.Signed(), timeStep = cursor.Signed();
            if (samples.Count > 0) Note(seriesStep, timeStep, branches);
            samples.Add((series += seriesStep, time += timeStep, cursor.Double()));
            Require(time >= least && time <= greatest, "times are from the least to the greatest");
            Require(series is > 0 and < 1L << 32, "a series is from 1 to 2^32 - 1");
            Require(double.IsFinite(samples[^1].Value), "all are finite");
            if (time < 0) branches.Meet("a row of hot with a time below 0");
        }

        cursor.End();
        return samples;
    }

    private static void Note(long seriesStep, long timeStep, Branches branches)
    {
        if (seriesStep == 0) branches.Meet("a row of hot with samples of a series");
        if (seriesStep < 0) branches.Meet("a row of hot with a lower series");
        if (timeStep == 0) branches.Meet("a row of hot with equal times");
        if (timeStep < 0) branches.Meet("a row of hot with an earlier sample");
    }
}
