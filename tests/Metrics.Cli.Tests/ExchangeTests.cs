using System.Globalization;
using System.Text;

namespace MetricsTools.CommandLine;

public sealed class ExchangeTests : IDisposable
{
    // Powers of two whose shortest text some runtimes get wrong are among them.
    private static readonly double[] Values =
    [
        double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 0.1, 1.0 / 3, 2.2250738585072014E-308, Math.BitIncrement(1), Math.PI * 1e100,
        -0.0, 9007199254740993, 5e-324, 1e23, .. Enumerable.Range(-1074, 2098).Where(exponent => exponent % 7 == 0).Select(exponent => Math.ScaleB(1, exponent)),
    ];

    private static readonly string[] Tags = ["=cmd", "'=1", "a,b", "say \"hi\"", "C\\D", "tab\there", "line\nbreak", "Größe", "😀", " edge ", "+1", "-1", "'", "{}"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public void What_is_exported_is_imported_to_the_bit(string format)
    {
        File.WriteAllText(_cli.File("hostile.ndjson"), Hostile(), new UTF8Encoding(false));
        _cli.Run("import", "hostile.ndjson").Expect(0);
        string file = $"first.{format}";
        _cli.Run("export", file).Expect(0);
        _cli.Run("import", file, "--store", "second.db").Expect(0);
        _cli.Run("export", $"second.{format}", "--store", "second.db").Expect(0);

        Assert.Equal(File.ReadAllText(_cli.File(file)), File.ReadAllText(_cli.File($"second.{format}")));
        string[] rows = _cli.Run("series", "values", "--store", "second.db", "--format", "csv").Expect(0).Lines;
        IEnumerable<long> stored = rows.Skip(1).Select(row => BitConverter.DoubleToInt64Bits(double.Parse(row.Split(',')[4], CultureInfo.InvariantCulture)));
        Assert.Equal(Values.Select(BitConverter.DoubleToInt64Bits), stored);
        Assert.Equal(Tags.Length, _cli.Run("series", "tags", "--store", "second.db", "--format", "ndjson").Expect(0).Lines.Length);
    }

    [Fact]
    public void A_culture_changes_no_figure()
    {
        _cli.Run("add", "x", "1234.5", "--unit", "ms").Expect(0);
        string plain = _cli.Run("series", "x").Output + _cli.Run("baseline", "x").Output + _cli.Run("test", "--value", "1.5", "--baseline-value", "1.25").Output;
        foreach (string name in new[] { "LC_ALL", "LANG" }) _cli.Settings[name] = "de_DE.UTF-8";
        _cli.Settings["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
        Assert.Equal(plain, _cli.Run("series", "x").Output + _cli.Run("baseline", "x").Output + _cli.Run("test", "--value", "1.5", "--baseline-value", "1.25").Output);
        Assert.Contains("1,234.5", plain, StringComparison.Ordinal);
        _cli.Run("add", "x", "3,5").Expect(2, "ValueNotNumber");
    }

    [Fact]
    public void A_prometheus_file_has_the_newest_state()
    {
        _cli.RunWithInput("1\n2\n", "add", "x").Expect(0);
        _cli.Run("export", "node.prom").Expect(0);
        Assert.Contains("\nx 2\n", File.ReadAllText(_cli.File("node.prom")), StringComparison.Ordinal);
        _cli.Run("import", "node.prom").Expect(2, "FormatNotReadable");
    }

    [Fact]
    public void A_file_is_added_to_or_spared()
    {
        _cli.Run("add", "x", "1").Expect(0);
        _cli.Run("export", "x.csv", "x").Expect(0);
        _cli.Run("export", "x.csv", "--append", "--last", "1h").Expect(0);
        Assert.Equal(3, File.ReadAllLines(_cli.File("x.csv")).Length);
        CliResult refused = _cli.Run("export", "x.csv", "--no-clobber").Expect(2, "FileExists");
        Assert.Contains("--no-clobber", refused.Error, StringComparison.Ordinal);
        _cli.Run("export", "x.json", "--append").Expect(2, "FileNotAppendable");
    }

    [Theory]
    [InlineData("store.db")]
    [InlineData("store.db-wal")]
    [InlineData("store.db", "--append")]
    public void The_store_is_not_written_over(string file, params string[] more)
    {
        _cli.Run("add", "x", "1").Expect(0);
        _cli.Run(["export", file, "--format", "csv", .. more]).Expect(2, "FileIsStore");
        Assert.Equal(2, _cli.Run("series", "x", "--format", "csv").Expect(0).Lines.Length);
    }

    [Fact]
    public void A_metric_that_several_names_fit_counts_once()
    {
        _cli.Run("add", "a1", "1").Expect(0);
        _cli.Run("export", "a.ndjson", "a1", "a*").Expect(0);
        Assert.Single(File.ReadAllLines(_cli.File("a.ndjson")));
        Assert.Single(_cli.Run("series", "a1", "A1", "a*", "--format", "ndjson").Expect(0).Lines);

        // An array stands on a line of its own before and after its objects.
        Assert.Equal(3, _cli.Run("baseline", "a*", "a1", "--format", "json").Expect(0).Lines.Length);
        Assert.Equal(3, _cli.Run("test", "a1", "a*", "A1", "--format", "json").Expect(0).Lines.Length);
    }

    [Fact]
    public void A_name_that_does_not_exist_leaves_no_file()
    {
        _cli.Run("add", "x", "1").Expect(0);
        _cli.Run("export", "typo.csv", "typo").Expect(2, "MetricNotFound");
        Assert.False(File.Exists(_cli.File("typo.csv")));
    }

    [Fact]
    public void A_bad_row_is_named_by_file_and_line_and_the_others_are_kept()
    {
        File.WriteAllText(_cli.File("x.csv"), "Name,Value\nx,1\nx,3,5\nx,NaN\nx,2\n");
        CliResult result = _cli.Run("import", "x.csv", "missing.csv").Expect(2, "FileNotFound");
        Assert.Contains("x.csv, line 3: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("x.csv, line 4: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, _cli.Run("series", "x", "--format", "csv").Lines.Length);
    }

    [Fact]
    public void Standard_output_and_input_are_files_too()
    {
        _cli.Run("add", "x", "1").Expect(0);
        string exported = _cli.Run("export", "-", "--format", "csv").Expect(0).Output;
        Assert.Equal(2, exported.TrimEnd().Split('\n').Length);
        _cli.RunWithInput(exported, "import", "-", "--format", "csv", "--store", "copy.db").Expect(0);
        Assert.Equal(exported, _cli.Run("export", "-", "--format", "csv", "--store", "copy.db").Output);
        if (!OperatingSystem.IsWindows()) Assert.Equal(exported, _cli.Run("export", "/dev/stdout", "--format", "csv").Expect(0).Output);
        _cli.Run("export", "-").Expect(2, "FormatUnknown");
        _cli.Run("import", "-").Expect(2, "FormatUnknown");
    }

    [Fact]
    public void A_file_in_another_encoding_is_named_and_what_stands_before_it_is_kept()
    {
        File.WriteAllText(_cli.File("x.ndjson"), "{\"Name\":\"x\",\"Value\":1}\n{\"Name\":\"x\",\"Value\":2,\"Unit\":\"é\"}\n", Encoding.Latin1);
        CliResult result = _cli.Run("import", "x.ndjson").Expect(2, "TextNotUtf8");
        Assert.Contains("x.ndjson, line 2: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("series", "x", "--format", "csv").Expect(0).Lines.Length);
    }

    [Fact]
    public void A_line_is_named_once()
    {
        File.WriteAllText(_cli.File("x.csv"), "Name,Value\nx,1,5\n");
        Assert.Contains("x.csv, line 2: the row has 3 cells", _cli.Run("import", "x.csv").Expect(2, "FormatContent").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FormatUnknown", "export", "x.xyz")]
    [InlineData("FormatUnknown", "export", "x", "--format", "xml")]
    [InlineData("FormatUnknown", "import", "x.xyz")]
    [InlineData("Usage", "import")]
    [InlineData("Usage", "import", "x.csv", "--format", "prometheus")]
    [InlineData("Usage", "export", "x.csv", "--frmat", "csv")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(arguments).Expect(2, id);

    private static string Hostile()
    {
        DateTimeOffset start = DateTimeOffset.UtcNow.AddHours(-2);
        var text = new StringBuilder();
        for (int i = 0; i < Values.Length; i++) Append("values", i, Values[i].ToString("E16", CultureInfo.InvariantCulture), "");
        for (int i = 0; i < Tags.Length; i++) Append("tags", i, "1", $"\"t\":{System.Text.Json.JsonSerializer.Serialize(Tags[i])}");
        return text.ToString();

        void Append(string name, int i, string value, string tags) => text.Append(CultureInfo.InvariantCulture,
            $"{{\"Name\":\"{name}\",\"Timestamp\":\"{start.AddMilliseconds(i):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"Value\":{value},\"Tag\":{{{tags}}}}}\n");
    }
}
