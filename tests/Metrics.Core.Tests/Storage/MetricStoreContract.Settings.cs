namespace MetricsTools.Storage;

public abstract partial class MetricStoreContract
{
    [Fact]
    public void A_new_store_has_no_settings()
    {
        using (IMetricStore store = Open())
        {
            Assert.Empty(store.GetSettings());
            store.SetSetting("Enabled", null);
        }

        using IMetricStore reader = Open(StoreAccess.Read);
        Assert.Empty(reader.GetSettings());
    }

    [Fact]
    public void A_setting_is_seen_by_all_who_have_the_store_open()
    {
        using IMetricStore other = Open();
        Assert.Empty(other.GetSettings());
        using (IMetricStore store = Open())
        {
            store.SetSetting("Enabled", "false");
            store.SetSetting("RetainRaw", "7d; DROP TABLE meta -- 'ü");
            store.SetSetting("ENABLED", "true");
        }

        IReadOnlyDictionary<string, string> settings = other.GetSettings();
        Assert.Equal(2, settings.Count);
        Assert.Equal("true", settings["enabled"]);
        Assert.Equal("7d; DROP TABLE meta -- 'ü", settings["RetainRaw"]);
    }

    [Fact]
    public void A_setting_can_be_removed()
    {
        using IMetricStore store = Open();
        store.SetSetting("Enabled", "false");
        store.SetSetting("enabled", null);
        Assert.Empty(store.GetSettings());
    }
}
