using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Brings a store of version 1, which had one row a sample, to this version: in one transaction, and in memory that does not grow with the store.</summary>
internal static class StoreUpgrade
{
    private const int SamplesAtOnce = 1 << 18;

    /// <summary>Whether a store is of a version that is upgraded.</summary>
    public static bool IsNeeded(SqliteDatabase database) => StoreSchema.ReadVersion(database) < StoreSchema.Version;

    /// <summary>Upgrades a store, unless another process has by now.</summary>
    public static void Run(SqliteDatabase database) => database.Write(() =>
    {
        if (!IsNeeded(database)) return false;
        StoreSchema.AddBlocks(database);
        MoveSamples(database);
        database.Execute($"DROP TABLE sample; PRAGMA user_version = {StoreSchema.Version};");
        return true;
    });

    private static void MoveSamples(SqliteDatabase database)
    {
        var spans = new SpanTable(database);
        var sealer = new Sealer(database, new MetaTable(database), new HotLog(database), spans, StoreTiers.Open(database, spans).Select(static tier => tier.Editor).ToArray());
        var samples = new SeriesSample[SamplesAtOnce];
        int count = 0;
        SqliteStatement select = database.Prepare("SELECT series, time, value FROM sample ORDER BY series, time, place");
        while (select.Step())
        {
            samples[count++] = new SeriesSample(select.Integer(0), select.Integer(1), select.Real(2));
            if (double.IsInfinity(samples[count - 1].Value)) throw new MetricException(ErrorId.StoreCorrupt, database.Path, "a value is infinite");
            if (count < samples.Length) continue;
            sealer.AddWithin(samples);
            count = 0;
        }

        sealer.AddWithin(samples.AsSpan(0, count));

        // A table that a statement still refers to cannot be dropped.
        database.Forget(select);
    }
}
