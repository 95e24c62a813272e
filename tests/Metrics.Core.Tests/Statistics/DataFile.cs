namespace MetricsTools.Statistics;

/// <summary>Finds the data that lie next to the built tests.</summary>
internal static class DataFile
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Statistics", "Data", name);
}
