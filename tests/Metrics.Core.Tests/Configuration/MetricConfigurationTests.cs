using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Recording;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Configuration;

public sealed class MetricConfigurationTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _warnings = [];
    private readonly SqliteMetricStore _store;
    private readonly MetricConfiguration _configuration;

    public MetricConfigurationTests()
    {
        _store = StoreFolder.Open(_folder.Store);
        _configuration = Create();
    }

    private string UserFile => _folder["user/config.json"];

    private string MachineFile => _folder["machine/config.json"];

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_variable_counts_before_the_store_the_user_the_machine_and_the_default()
    {
        var seen = new List<(SettingSource, object)> { Read() };
        Set("PrivacyMode", SettingScope.Machine, "Allow");
        seen.Add(Read());
        Set("PrivacyMode", SettingScope.User, "Hash");
        seen.Add(Read());
        Set("PrivacyMode", SettingScope.Store, "reject");
        seen.Add(Read());
        _variables["METRICSTOOLS_PRIVACY"] = "allow";
        seen.Add(Read());
        Assert.Equal(
            [(SettingSource.Default, "Hash"), (SettingSource.Machine, "Allow"), (SettingSource.User, "Hash"), (SettingSource.Store, "Reject"), (SettingSource.Environment, "Allow")], seen);

        (SettingSource, object) Read()
        {
            SettingValue value = _configuration.Get(SettingDefinitions.PrivacyMode, _store);
            return (value.Source, value.Value);
        }
    }

    [Fact]
    public void A_setting_that_is_removed_leaves_the_word_to_the_next_scope()
    {
        foreach (SettingScope scope in Enum.GetValues<SettingScope>()) Set("MaximumSeries", scope, $"{(int)scope + 1}");
        foreach (SettingScope scope in Enum.GetValues<SettingScope>())
        {
            Assert.Equal((long)scope + 1, _configuration.Get(SettingDefinitions.MaximumSeries, _store).Value);
            Set("MaximumSeries", scope, null);
            Set("MaximumSeries", scope, null);
            Assert.Null(_configuration.Get(SettingDefinitions.MaximumSeries, scope, _store));
        }

        Assert.Equal(10_000L, _configuration.Get(SettingDefinitions.MaximumSeries, _store).Value);
    }

    [Theory]
    [InlineData("Enabled", "off", "False", "false")]
    [InlineData("MaximumSeries", "12", "12", "12")]
    [InlineData("RetainRaw", "52w", "364.00:00:00", "\"364d\"")]
    [InlineData("RetainRaw", "36h", "1.12:00:00", "\"1.12:00:00\"")]
    [InlineData("PrivacyMode", "ALLOW", "Allow", "\"Allow\"")]
    public void A_value_reads_the_same_from_every_scope(string name, string text, string value, string json)
    {
        SettingDefinition definition = SettingDefinitions.Find(name);
        foreach (SettingScope scope in definition.Scopes)
        {
            Set(name, scope, text);
            Assert.Equal(value, Convert.ToString(_configuration.Get(definition, scope, _store)!.Value, System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Contains($"\"{name}\": {json}", File.ReadAllText(UserFile), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_a_list()
    {
        foreach (SettingScope scope in Enum.GetValues<SettingScope>())
        {
            Set("PrivacyExemptKey", scope, "a, b*,A");
            Assert.Equal(["a", "b*"], Assert.IsType<string[]>(_configuration.Get(SettingDefinitions.PrivacyExemptKey, scope, _store)!.Value));
        }
    }

    [Theory]
    [InlineData("Enabled", "perhaps")]
    [InlineData("MaximumSeries", "0")]
    [InlineData("MaximumSeries", "1e3")]
    [InlineData("MaximumSeries", "1000001")]
    [InlineData("RetainDay", "30")]
    [InlineData("RetainDay", "1h")]
    [InlineData("RetainRaw", "40000d")]
    [InlineData("PrivacyMode", "Hash,Allow")]
    [InlineData("PrivacyMode", "2")]
    [InlineData("DefaultStore", "relative/metrics.db")]
    [InlineData("PrivacyExemptKey", "a\u0007")]
    public void What_is_not_one_of_its_values_is_refused(string name, string text)
    {
        MetricException refusal = Assert.Throws<MetricException>(() => Set(name, SettingScope.User, text));
        Assert.Equal(ErrorId.SettingInvalid, refusal.Id);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(UserFile));
    }

    [Fact]
    public void A_scope_can_be_asked_alone_whatever_the_variable_says()
    {
        _variables["METRICSTOOLS_ENABLED"] = "0";
        Assert.Null(_configuration.Get(SettingDefinitions.Enabled, SettingScope.User, _store));
        Set("Enabled", SettingScope.User, "true");
        Assert.Equal(true, _configuration.Get(SettingDefinitions.Enabled, SettingScope.User, _store)!.Value);
    }

    [Fact]
    public void A_setting_has_its_scopes_and_only_known_ones_exist()
    {
        Assert.Equal(ErrorId.SettingScope, StoreFolder.FailureOf(() => Set("DefaultStore", SettingScope.Store, _folder["x.db"])));
        Assert.Equal(ErrorId.SettingUnknown, StoreFolder.FailureOf(() => SettingDefinitions.Find("Colour")));
        Assert.Same(SettingDefinitions.Enabled, SettingDefinitions.Find("enabled"));
        Assert.Equal(SettingDefinitions.All.Select(one => one.Name).Order(StringComparer.Ordinal), SettingDefinitions.All.Select(one => one.Name));
    }

    [Fact]
    public void Every_default_is_one_of_the_values() => Assert.All(SettingDefinitions.All, definition =>
        Assert.Equal(definition.Type.Format(definition.Default()), definition.Type.Format(definition.Parse(definition.Type.Format(definition.Default())))));

    [Fact]
    public void What_is_unknown_in_a_file_stays_there_and_is_warned_about_once()
    {
        WriteUser("{ \"Colour\": { \"red\": [1, 2.50] }, \"enabled\": true, // yes\n }");
        Assert.Equal((SettingSource.User, true), (_configuration.Get(SettingDefinitions.Enabled, null).Source, _configuration.Get(SettingDefinitions.Enabled, null).Value));
        Assert.Contains("Colour", Assert.Single(_warnings), StringComparison.Ordinal);

        Set("Enabled", SettingScope.User, "false");
        Set("MaximumSeries", SettingScope.User, "5");

        string text = File.ReadAllText(UserFile);
        Assert.Contains("2.50", text, StringComparison.Ordinal);
        Assert.DoesNotContain("enabled", text, StringComparison.Ordinal);
        Assert.Equal(false, Create().Get(SettingDefinitions.Enabled, null).Value);
        Assert.Single(_warnings);
        Assert.Equal([UserFile], Directory.GetFiles(Path.GetDirectoryName(UserFile)!));
    }

    [Theory]
    [InlineData("{ \"Enabled\": fal")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"Enabled\": true, \"Enabled\": false }")]
    public void A_file_that_cannot_be_read_is_named_and_keeps_nobody_from_recording(string content)
    {
        WriteUser(content);
        MetricSettings settings = _configuration.Resolve(_store);
        Assert.Null(_configuration.WhyOff(_store));
        Assert.Equal(10_000, settings.MaximumSeries);
        Assert.Contains(UserFile, Assert.Single(_warnings), StringComparison.Ordinal);

        Assert.Equal(ErrorId.SettingFileUnreadable, StoreFolder.FailureOf(() => Set("Enabled", SettingScope.User, "false")));
        Assert.Equal(content, File.ReadAllText(UserFile));
    }

    [Theory]
    [InlineData("{ \"MaximumSeries\": -5 }")]
    [InlineData("{ \"MaximumSeries\": \"many\" }")]
    [InlineData("{ \"MaximumSeries\": { } }")]
    public void A_value_in_a_file_that_is_none_is_warned_about_and_the_next_scope_counts(string content)
    {
        WriteUser(content);
        Set("MaximumSeries", SettingScope.Machine, "77");
        Assert.Equal(77, _configuration.Resolve(_store).MaximumSeries);
        Assert.Equal(77, _configuration.Resolve(_store).MaximumSeries);
        string warning = Assert.Single(_warnings);
        Assert.Contains(UserFile, warning, StringComparison.Ordinal);
        Assert.Contains("MaximumSeries", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changes_is_read_again()
    {
        Set("MaximumSeries", SettingScope.User, "5");
        Assert.Equal(5, _configuration.Resolve(_store).MaximumSeries);
        WriteUser("{ \"MaximumSeries\": 1234 }");
        Assert.Equal(1234, _configuration.Resolve(_store).MaximumSeries);
        File.Delete(UserFile);
        Assert.Equal(10_000, _configuration.Resolve(_store).MaximumSeries);
    }

    [Fact]
    public void Recording_is_off_when_the_first_that_speaks_says_so()
    {
        Assert.Null(_configuration.WhyOff(_store));
        Set("Enabled", SettingScope.Machine, "no");
        Assert.Contains(MachineFile, _configuration.WhyOff(_store)!, StringComparison.Ordinal);
        Assert.Null(_configuration.WhyOffAnywhere());
        Set("Enabled", SettingScope.Store, "yes");
        Assert.Null(_configuration.WhyOff(_store));
        Assert.NotNull(_configuration.WhyOff(null));
        _variables["METRICSTOOLS_ENABLED"] = "0";
        Assert.Contains("METRICSTOOLS_ENABLED", _configuration.WhyOff(_store)!, StringComparison.Ordinal);
        Assert.NotNull(_configuration.WhyOffAnywhere());
    }

    [Fact]
    public void The_default_store_is_that_of_the_variable_then_of_the_user_then_of_the_machine()
    {
        Set("DefaultStore", SettingScope.Machine, _folder["machine.db"]);
        Assert.Equal(_folder["machine.db"], _configuration.DefaultStore);
        Set("DefaultStore", SettingScope.User, _folder["user.db"]);
        Assert.Equal(_folder["user.db"], _configuration.DefaultStore);
        _variables["METRICSTOOLS_STORE"] = "here.db";
        Assert.Equal("here.db", _configuration.DefaultStore);
    }

    [Fact]
    public void A_recorder_obeys_the_limits_and_the_retention()
    {
        Set("MaximumSeries", SettingScope.Store, "2");
        Set("RetainDay", SettingScope.Store, "10d");
        Set("RetainRaw", SettingScope.Store, "1d");
        using var recorder = new MetricRecorder(_store, _configuration.Resolve(_store).ToRecorderOptions(_warnings.Add));
        foreach (string host in new[] { "a", "b", "c" }) recorder.Add(new MetricRecord { Name = "cpu", Value = 1, Tags = TagSet.Parse($"host={host}") });
        recorder.Flush();
        Assert.Contains("otel.metric.overflow=true", _store.GetSeries(_store.FindMetric("cpu")!.Id).Select(series => series.Tags.ToString()));
        long elevenDays = UnixTime.Now(TimeProvider.System) - (11 * UnixTime.Day);
        Assert.Equal(ErrorId.TimestampTooOld, StoreFolder.FailureOf(() => recorder.Add(new MetricRecord { Name = "cpu", Value = 1, Timestamp = elevenDays })));
        Assert.Equal(new RetentionPolicy(TimeSpan.FromDays(1), TimeSpan.FromDays(90), TimeSpan.FromDays(10)), _configuration.Resolve(_store).Retention);
    }

    [Fact]
    public void Privacy_follows_the_settings_and_an_unusable_variable_is_no_way_round_it()
    {
        Set("PrivacyMode", SettingScope.Store, "Reject");
        Set("PrivacyExemptKey", SettingScope.Store, "owner.*");
        PrivacySettings privacy = _configuration.Resolve(_store).Privacy;
        Assert.Equal(PrivacyMode.Reject, privacy.Mode);
        Assert.True(privacy.Exempt.Contains("Owner.mail"));
        Assert.False(privacy.Exempt.Contains("page"));
        using var recorder = new MetricRecorder(_store, _configuration.Resolve(_store).ToRecorderOptions(_warnings.Add));
        recorder.Add(new MetricRecord { Name = "cpu", Value = 1, Tags = TagSet.Parse("owner.mail=anna@example.com") });
        Assert.Equal(ErrorId.TagRejected, StoreFolder.FailureOf(() => recorder.Add(new MetricRecord { Name = "cpu", Value = 1, Tags = TagSet.Parse("page=anna@example.com") })));

        _variables["METRICSTOOLS_PRIVACY"] = "Alow";
        Assert.Equal(ErrorId.PrivacyModeUnknown, StoreFolder.FailureOf(() => _configuration.Resolve(_store)));
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_warning()
    {
        Directory.CreateDirectory(MachineFile);
        Assert.Null(_configuration.WhyOff(_store));
        WriteUser("{ }");
#if NET
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        File.SetUnixFileMode(UserFile, UnixFileMode.None);
        Assert.Null(_configuration.WhyOff(_store));
        Assert.Contains(UserFile, Assert.Single(_warnings), StringComparison.Ordinal);
#endif
    }

    [Fact]
    public void Only_the_owner_can_open_the_folder_of_the_user()
    {
#if NET
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("On Windows the access list of the folder above decides.");
            return;
        }

        Set("Enabled", SettingScope.User, "true");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(UserFile)!));
#else
        Assert.Skip(Desktop.HasNoUnixFiles);
#endif
    }

    [Fact]
    public void The_files_lie_where_the_platform_has_settings()
    {
        Assert.Equal(new SettingPlaces("/u/a.json", "/m/b.json"), Places(("METRICSTOOLS_USER_CONFIG", "/u/a.json"), ("METRICSTOOLS_MACHINE_CONFIG", "/m/b.json")));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has the XDG folders.");
        Assert.Equal(new SettingPlaces("/xdg/metricstools/config.json", "/etc/metricstools/config.json"), Places(("HOME", "/h"), ("XDG_CONFIG_HOME", "/xdg")));
        Assert.Equal("/h/.config/metricstools/config.json", Places(("HOME", "/h"), ("XDG_CONFIG_HOME", "relative")).User);
    }

    private static SettingPlaces Places(params (string Name, string Value)[] environment) =>
        SettingPlaces.Of(name => environment.FirstOrDefault(variable => variable.Name == name).Value);

    private MetricConfiguration Create() => new(new SettingPlaces(UserFile, MachineFile), name => _variables.TryGetValue(name, out string? value) ? value : null) { Warn = _warnings.Add };

    private void Set(string name, SettingScope scope, string? text) => _configuration.Set(SettingDefinitions.Find(name), scope, text, _store);

    private void WriteUser(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(UserFile)!);
        File.WriteAllText(UserFile, content);
    }
}
