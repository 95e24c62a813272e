namespace MetricsTools.Storage.Sqlite;

/// <summary>Random histories: late samples, large batches, two instances, restarts, sealing, merging, pruning, removal and questions, in any order.</summary>
public sealed class SqliteHistoryTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void A_store_holds_what_a_plain_list_holds(int seed, bool prunes)
    {
        using var history = new SampleHistory(seed, prunes);
        for (int step = 0; step < Steps; step++) history.Step();
        history.Check();
        Assert.Equal("ok", StoreFolder.CheckIntegrity(history.Path));
    }

    [Theory]
    [InlineData(47)]
    [InlineData(263)]
    [InlineData(348)]
    [InlineData(553)]
    [InlineData(637)]
    [InlineData(792)]
    [InlineData(845)]
    [InlineData(956)]
    public void Each_sample_counts_once_whatever_is_pruned_and_appended_while_a_question_is_answered(int seed)
    {
        using var history = new SampleHistory(seed, prunes: true);
        for (int i = 0; i < 3; i++) history.AppendMany();
        for (int question = 0; question < 4; question++)
        {
            history.AppendMany();
            history.AskMeanwhile();
        }
    }
}
