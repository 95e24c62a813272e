namespace MetricsTools.CommandLine;

public sealed class MaintenanceTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_backup_is_a_store_with_all_samples()
    {
        _cli.RunWithInput("1\n2\n3\n", "add", "x").Expect(0);
        Assert.Empty(_cli.Run("backup", "copy.db").Expect(0).Output);
        Assert.False(File.Exists(_cli.File("copy.db-wal")));
        Assert.Equal(4, _cli.Run("series", "x", "--store", "copy.db", "--format", "csv").Expect(0).Lines.Length);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_with_force_alone()
    {
        _cli.Run("add", "x", "1").Expect(0);
        _cli.Run("backup", "copy.db").Expect(0);
        CliResult refused = _cli.Run("backup", "copy.db").Expect(2, "BackupExists");
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        _cli.Run("backup", "copy.db", "--force").Expect(0);
        _cli.Run("backup", "store.db", "--force").Expect(2, "FileIsStore");
        _cli.Run("backup", "none/copy.db").Expect(2, "FileFailed");
        _cli.Run("backup").Expect(2, "Usage");
    }

    [Theory]
    [InlineData("backup", "copy.db")]
    [InlineData("check")]
    [InlineData("optimize")]
    public void A_store_that_is_not_there_is_not_made(params string[] arguments)
    {
        _cli.Run(arguments).Expect(1, "StoreNotFound");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_cli.Folder));
    }

    [Fact]
    public void A_sound_store_passes_every_check()
    {
        _cli.Run("add", "x", "1").Expect(0);
        CliResult result = _cli.Run("check").Expect(0);
        Assert.StartsWith("Check ", result.Output, StringComparison.Ordinal);
        Assert.Equal(6, _cli.Run("check", "--format", "ndjson").Expect(0).Lines.Count(line => line.Contains("\"Ok\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Damage_is_a_finding_and_an_exit_code()
    {
        File.WriteAllText(_cli.File("store.db"), "Dear diary, today nothing happened that a database would care about.");
        CliResult result = _cli.Run("check", "--format", "csv").Expect(1);
        Assert.Contains("File,store.db,Failed,", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Optimizing_tells_the_sizes()
    {
        _cli.Run("add", "x", "1").Expect(0);
        string json = Assert.Single(_cli.Run("optimize", "--format", "ndjson").Expect(0).Lines);
        using var sizes = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(0, sizes.RootElement.GetProperty("FreeAfter").GetInt64());
        Assert.True(sizes.RootElement.GetProperty("SizeAfter").GetInt64() >= 4096);
    }
}
