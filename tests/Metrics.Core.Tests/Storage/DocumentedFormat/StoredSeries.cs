namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A row of <c>series</c> with its metric's.</summary>
internal sealed record StoredSeries(long Id, string Metric, long Kind, List<(string Key, string Value)> Tags, long RawFrom)
{
    public bool IsOfSet => Kind == 4;
}
