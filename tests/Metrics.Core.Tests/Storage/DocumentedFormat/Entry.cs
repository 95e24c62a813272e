namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A stream of a series, put together from what it shares and its bytes in a page.</summary>
internal sealed record Entry(long Series, int Count, long First, long Last, byte[] Stream)
{
    public IEnumerable<(long Time, double Value)> Samples()
    {
        var cursor = new Cursor(Stream);
        Assert.Equal((byte)1, cursor.Byte());
        cursor.Number();
        long[] times = Columns.Integers(cursor, Count);
        double[] values = Columns.Doubles(cursor, Count);
        Assert.True(cursor.IsAtEnd);
        return times.Zip(values, (time, value) => (time + First, value));
    }
}
