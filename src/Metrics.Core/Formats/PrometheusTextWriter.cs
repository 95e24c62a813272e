using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>
/// Writes snapshots in Prometheus's text format, version 0.0.4: one family a metric, sorted by name. A Counter is a counter that ends with <c>_total</c>;
/// a Gauge is a gauge, and so is the distinct count of a Set; a Histogram or Summary is a summary with the quantiles 0.5, 0.9, 0.95 and 0.99.
/// <para>
/// Names have only letters, digits and underscores (metrics also colons); anything else becomes an underscore. Labels that Prometheus would take for its own
/// begin with <c>tag_</c>. When that makes two metrics, or two tags of a metric, the same, the one that is spelled so keeps the name and the others get an
/// underscore and eight hexadecimal digits that stand for their own spelling; nothing is left out.
/// </para>
/// <para>
/// There are no timestamps: a scraper writes no staleness marker for a sample that has its own, so that a series that ended would seem to go on for five
/// minutes, and it drops samples that are older than what it has. A value counts at the time of the scrape.
/// </para>
/// </summary>
public static class PrometheusTextWriter
{
    /// <summary>Writes a document. The text is flushed, and not closed.</summary>
    public static void Write(TextWriter text, IEnumerable<SeriesSnapshot> snapshots)
    {
        PrometheusFamily[] families =
            [.. snapshots.GroupBy(snapshot => snapshot.Metric.Name, StringComparer.OrdinalIgnoreCase).Select(metric => new PrometheusFamily(metric))];
        UniqueNames.Wish[] wishes = [.. families.Select(family => family.Wish)];
        Dictionary<string, string> names = UniqueNames.Assign(wishes);
        var byName = new SortedDictionary<string, PrometheusFamily>(StringComparer.Ordinal);
        for (int i = 0; i < families.Length; i++) byName.Add(names[wishes[i].Original], families[i]);
        foreach (KeyValuePair<string, PrometheusFamily> family in byName) family.Value.Write(text, family.Key);
        text.Flush();
    }
}
