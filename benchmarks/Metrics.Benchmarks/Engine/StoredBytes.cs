using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>What the blocks of a store's tiers take, and its file.</summary>
/// <param name="Raw">The bytes of the blocks of samples.</param>
/// <param name="Hour">The bytes of the blocks of hours.</param>
/// <param name="Day">The bytes of the blocks of days.</param>
/// <param name="File">The bytes of the file without its log.</param>
internal sealed record StoredBytes(long Raw, long Hour, long Day, long File)
{
    /// <summary>Measures a store whose log was moved into the file.</summary>
    public static StoredBytes Of(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return new StoredBytes(BytesOf(StoreTier.Raw), BytesOf(StoreTier.Hour), BytesOf(StoreTier.Day), new FileInfo(path).Length);

        long BytesOf(StoreTier tier)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT coalesce(sum(length(data)), 0) FROM {tier.ToString().ToLowerInvariant()}";
            return (long)command.ExecuteScalar()!;
        }
    }
}
