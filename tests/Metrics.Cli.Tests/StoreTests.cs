using Microsoft.Data.Sqlite;

namespace MetricsTools.CommandLine;

public sealed class StoreTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _cli.Dispose();
    }

    [Theory]
    [InlineData("series", "x")]
    [InlineData("baseline", "x")]
    [InlineData("test", "x")]
    [InlineData("test", "x*")]
    [InlineData("export", "x.csv")]
    public void Reading_a_store_that_is_not_there_fails_and_makes_none(params string[] arguments)
    {
        _cli.Run(arguments).Expect(1, "StoreNotFound");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Fact]
    public void The_option_counts_more_than_the_environment()
    {
        _cli.Run("add", "x", "1", "--store", "other.db").Expect(0);
        _cli.Run("series", "x").Expect(1, "StoreNotFound");
        _cli.Run("--store", _cli.File("other.db"), "series", "x").Expect(0);
    }

    [Fact]
    public void A_directory_is_no_store() => _cli.Run("add", "x", "1", "--store", ".").Expect(1, "StoreIsDirectory");

    [Fact]
    public void A_file_of_something_else_is_left_as_it_is()
    {
        File.WriteAllText(_cli.File("store.db"), "Dear diary, today nothing happened that a database would care about.");
        _cli.Run("add", "x", "1").Expect(1, "StoreNotDatabase");
        _cli.Run("series", "x").Expect(1, "StoreNotDatabase");
        Assert.StartsWith("Dear diary", File.ReadAllText(_cli.File("store.db")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Execute("CREATE TABLE diary (entry TEXT)").Dispose();
        _cli.Run("add", "x", "1").Expect(1, "StoreForeign");
    }

    [Fact]
    public void A_store_that_stays_locked_fails_after_a_while()
    {
        _cli.Run("add", "x", "1").Expect(0);
        using SqliteConnection holder = Execute("BEGIN IMMEDIATE");
        _cli.Run("add", "x", "2").Expect(1, "StoreLocked");
    }

    private SqliteConnection Execute(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={_cli.File("store.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }
}
