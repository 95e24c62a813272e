namespace MetricsTools.Storage.Sqlite;

/// <summary>Random histories: late samples, large batches, two instances, restarts, sealing, merging, removal and questions, in any order.</summary>
public sealed class SqliteHistoryTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_store_holds_what_a_plain_list_holds(int seed)
    {
        using var history = new SampleHistory(seed);
        for (int step = 0; step < Steps; step++) history.Step();
        history.Check();
        Assert.Equal("ok", StoreFolder.CheckIntegrity(history.Path));
    }
}
