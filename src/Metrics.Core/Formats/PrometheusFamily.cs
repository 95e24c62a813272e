using System.Text;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Formats;

/// <summary>One metric in Prometheus's text format: its HELP and TYPE, and the samples of all its series.</summary>
internal sealed class PrometheusFamily
{
    private readonly MetricDefinition _metric;
    private readonly List<SeriesSnapshot> _series;
    private readonly Dictionary<string, string> _labels;
    private readonly bool _isSummary;

    /// <summary>Makes the family of a metric's snapshots; of two snapshots of one series the newer counts.</summary>
    public PrometheusFamily(IEnumerable<SeriesSnapshot> snapshots)
    {
        var newest = new Dictionary<TagSet, SeriesSnapshot>();
        foreach (SeriesSnapshot snapshot in snapshots)
        {
            if (!newest.TryGetValue(snapshot.Tags, out SeriesSnapshot? other) || snapshot.Timestamp >= other.Timestamp) newest[snapshot.Tags] = snapshot;
        }

        _series = [.. newest.Values.OrderBy(snapshot => snapshot.Tags.ToString(), StringComparer.Ordinal)];
        _metric = _series[0].Metric;
        _isSummary = PrometheusName.IsSummary(_metric.Kind);
        // Names are chosen for the metric and not for each series: two series may differ in nothing but keys that become the same label.
        string[] keys = [.. _series.SelectMany(snapshot => snapshot.Tags).Select(tag => tag.Key).Distinct(StringComparer.Ordinal)];
        _labels = UniqueNames.Assign([.. keys.Select(key => PrometheusName.OfTag(key, _metric.Kind))]);
    }

    /// <summary>The name that the family wants.</summary>
    public UniqueNames.Wish Wish => PrometheusName.OfMetric(_metric);

    /// <summary>Writes the family under a name.</summary>
    public void Write(TextWriter text, string name)
    {
        string description = string.IsNullOrWhiteSpace(_metric.Description) ? _metric.Name : _metric.Description!;
        string help = string.IsNullOrWhiteSpace(_metric.Unit) ? description : $"{description} ({_metric.Unit})";
        text.Write($"# HELP {name} {help.Replace("\\", "\\\\").Replace("\n", "\\n")}\n");
        text.Write($"# TYPE {name} {(_isSummary ? "summary" : _metric.Kind == MetricKind.Counter ? "counter" : "gauge")}\n");
        foreach (SeriesSnapshot snapshot in _series)
        {
            string labels = Labels(snapshot.Tags);
            if (_isSummary) WriteSummary(text, name, labels, snapshot);
            else WriteSample(text, name, labels, FormatValue(snapshot.Value));
        }
    }

    private static void WriteSummary(TextWriter text, string name, string labels, SeriesSnapshot snapshot)
    {
        string prefix = labels.Length == 0 ? "" : labels + ",";
        WriteSample(text, name, prefix + "quantile=\"0.5\"", FormatValue(snapshot.P50));
        WriteSample(text, name, prefix + "quantile=\"0.9\"", FormatValue(snapshot.P90));
        WriteSample(text, name, prefix + "quantile=\"0.95\"", FormatValue(snapshot.P95));
        WriteSample(text, name, prefix + "quantile=\"0.99\"", FormatValue(snapshot.P99));
        WriteSample(text, name + "_sum", labels, FormatValue(snapshot.Sum));
        WriteSample(text, name + "_count", labels, FormatValue(snapshot.Count));
    }

    private static void WriteSample(TextWriter text, string name, string labels, string value)
    {
        text.Write(name);
        if (labels.Length > 0) text.Write($"{{{labels}}}");
        text.Write($" {value}\n");
    }

    private static string FormatValue(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : NumberText.Format(value);

    private string Labels(TagSet tags)
    {
        var text = new StringBuilder();
        foreach (Tag tag in tags)
        {
            if (text.Length > 0) text.Append(',');
            string value = tag.Value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
            text.Append(_labels[tag.Key]).Append("=\"").Append(value).Append('"');
        }

        return text.ToString();
    }
}
