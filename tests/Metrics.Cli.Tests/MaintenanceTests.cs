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
    [InlineData("repair")]
    [InlineData("rollup")]
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
    public void A_sound_store_is_repaired_by_leaving_it_as_it_is()
    {
        _cli.RunWithInput("1\n2\n3\n", "add", "x").Expect(0);
        CliResult result = _cli.Run("repair", "--format", "csv").Expect(0);
        Assert.Equal("3,0,1,0,1,0,0,,", result.Lines[1]);
        Assert.Empty(result.Error);
        Assert.Empty(_cli.Run("repair", "--dry-run").Expect(0).Output);
    }

    [Fact]
    public void A_damaged_store_is_repaired_and_what_is_lost_is_named()
    {
        _cli.Run("add", "kept", "1").Expect(0);
        _cli.Run("rollup").Expect(0);
        _cli.RunWithInput("1\n2\n", "add", "lost").Expect(0);
        Damage("UPDATE raw SET data = CAST(substr(data, 1, length(data) - 1) || x'77' AS BLOB)");
        _cli.Run("check").Expect(1);
        CliResult dry = _cli.Run("repair", "--dry-run").Expect(0);
        Assert.Contains("note: ", dry.Error, StringComparison.Ordinal);
        Assert.Empty(dry.Output);
        using var report = System.Text.Json.JsonDocument.Parse(Assert.Single(_cli.Run("repair", "--format", "ndjson").Expect(0).Lines));
        Assert.True(report.RootElement.GetProperty("LostSamples").GetInt64() > 0);
        Assert.NotEqual("", report.RootElement.GetProperty("LostSeries").GetString());
        _cli.Run("check").Expect(0);
    }

    [Fact]
    public void What_is_not_damaged_is_shown_and_exported_and_a_gate_fails()
    {
        _cli.Run("add", "kept", "1").Expect(0);
        _cli.Run("rollup").Expect(0);
        Damage("INSERT INTO hot (id, data) SELECT sealed_id + 1, x'00' FROM meta");
        CliResult series = _cli.Run("series", "kept", "--format", "csv").Expect(1, "StoreCorrupt");
        Assert.Equal(2, series.Lines.Length);
        _cli.Run("export", "kept.csv").Expect(1, "StoreCorrupt");
        Assert.Equal(2, File.ReadAllLines(_cli.File("kept.csv")).Length);
        Assert.Empty(_cli.Run("test", "kept").Expect(1, "StoreCorrupt").Output);
    }

    [Fact]
    public void A_rollup_of_a_damaged_store_fails_with_what_to_do()
    {
        _cli.Run("add", "x", "1").Expect(0);
        _cli.Run("rollup").Expect(0);
        Damage("INSERT INTO hot (id, data) SELECT sealed_id + 1, x'00' FROM meta");
        CliResult result = _cli.Run("rollup").Expect(2, "StoreCorrupt");
        Assert.Matches("note: Correlation id [0-9a-f]{32}\\. ", result.Error);
        Assert.Matches("note: Correlation id [0-9a-f]{32}\\. ", _cli.Run("rollup", "--store", "none.db").Expect(1, "StoreNotFound").Error);
    }

    [Fact]
    public void A_second_rollup_ends_with_a_warning()
    {
        _cli.Run("add", "x", "1").Expect(0);
        Damage($"UPDATE meta SET lease_owner = x'00', lease_until = {DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeMilliseconds()}");
        CliResult result = _cli.Run("rollup").Expect(0);
        Assert.Equal("warning: Concurrent aggregation job detected, exiting\n", result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_store_with_far_too_much_ends_with_an_alert_when_all_is_rolled_up()
    {
        File.WriteAllText(_cli.File("user.json"), """{ "WarningSamples": 1, "AlertSamples": 2, "AlertGrowth": 0 }""");
        string old = DateTimeOffset.UtcNow.AddDays(-20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        _cli.RunWithInput("1\n2\n3\n", "add", "x", "--timestamp", old).Expect(0);
        _cli.RunWithInput(string.Concat(Enumerable.Repeat("1\n", 20)), "add", "x").Expect(0);
        CliResult result = _cli.Run("rollup", "--format", "ndjson").Expect(2, "SizeAlert");
        Assert.Contains("error: ALERT: Database size exceeded 2 threshold", result.Error, StringComparison.Ordinal);
        Assert.Matches("note: Correlation id [0-9a-f]{32}\\. ", result.Error);
        using var report = System.Text.Json.JsonDocument.Parse(Assert.Single(result.Lines));
        Assert.Equal((23, 20, 3), (report.RootElement.GetProperty("SamplesBefore").GetInt64(), report.RootElement.GetProperty("SamplesAfter").GetInt64(), report.RootElement.GetProperty("SamplesBeyondRetention").GetInt64()));
        _cli.Run("rollup").Expect(0);
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

    private void Damage(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_cli.File("store.db")};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
