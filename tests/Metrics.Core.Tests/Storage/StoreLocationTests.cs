namespace MetricsTools.Storage;

/// <summary>Where a store is when nothing names one, by the rules of the platform that the tests run on.</summary>
public sealed class StoreLocationTests
{
    [Fact]
    public void The_variable_names_the_store() =>
        Assert.Equal("/data/x.db", Default(("METRICSTOOLS_STORE", "/data/x.db"), ("HOME", "/h"), ("XDG_DATA_HOME", "/xdg")));

    [Fact]
    public void A_variable_that_is_empty_names_nothing() => Assert.Equal(Default(("HOME", "/h")), Default(("METRICSTOOLS_STORE", ""), ("HOME", "/h")));

    [Fact]
    public void On_Linux_the_store_is_among_the_data_of_the_user()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has the XDG folders.");
        Assert.Equal("/xdg/metricstools/metrics.db", Default(("HOME", "/h"), ("XDG_DATA_HOME", "/xdg")));
        Assert.Equal("/h/.local/share/metricstools/metrics.db", Default(("HOME", "/h")));
        Assert.Equal("/h/.local/share/metricstools/metrics.db", Default(("HOME", "/h"), ("XDG_DATA_HOME", "")));
        Assert.Equal("/h/.local/share/metricstools/metrics.db", Default(("HOME", "/h"), ("XDG_DATA_HOME", "relative/data")));
    }

    [Fact]
    public void On_macOS_the_store_is_in_Application_Support()
    {
        Assert.SkipUnless(OperatingSystem.IsMacOS(), "macOS has an Application Support folder.");
        Assert.Equal("/h/Library/Application Support/MetricsTools/metrics.db", Default(("HOME", "/h"), ("XDG_DATA_HOME", "/xdg")));
    }

    [Fact]
    public void On_Windows_the_store_is_in_the_local_application_data()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Windows has a folder for local application data.");
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        Assert.Equal(Path.Combine(folder, "MetricsTools", "metrics.db"), Default(("HOME", "/h")));
    }

    [Fact]
    public void Without_any_variable_it_is_a_full_path() => Assert.True(Path.IsPathFullyQualified(Default()));

    private static string Default(params (string Name, string Value)[] environment) =>
        StoreLocation.Default(name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
