using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>
/// The rules for names in Prometheus's text format: what is not allowed becomes an underscore, a Counter ends with <c>_total</c>, and a label that
/// Prometheus would take for its own (<c>__</c> in front, <c>quantile</c> on a summary) begins with <c>tag_</c>.
/// </summary>
internal static class PrometheusName
{
    private const string Total = "_total";

    private static readonly string[] SummaryCompanions = ["_sum", "_count"];

    /// <summary>Whether samples of a kind are written as a summary.</summary>
    public static bool IsSummary(MetricKind kind) => kind is MetricKind.Histogram or MetricKind.Summary;

    /// <summary>What a metric would be called.</summary>
    public static UniqueNames.Wish OfMetric(MetricDefinition metric)
    {
        string name = Sanitize(metric.Name, isColonAllowed: true);
        if (metric.Kind != MetricKind.Counter) return new UniqueNames.Wish(metric.Name, name, "", IsSummary(metric.Kind) ? SummaryCompanions : []);
        bool hasEnding = name.Length > Total.Length && name.EndsWith(Total, StringComparison.Ordinal);
        return new UniqueNames.Wish(metric.Name, hasEnding ? name.Substring(0, name.Length - Total.Length) : name, Total, []);
    }

    /// <summary>What the label of a tag would be called.</summary>
    public static UniqueNames.Wish OfTag(string key, MetricKind kind)
    {
        string name = Sanitize(key, isColonAllowed: false);
        bool isReserved = name.StartsWith("__", StringComparison.Ordinal) || (name == "quantile" && IsSummary(kind));
        return new UniqueNames.Wish(key, isReserved ? "tag_" + name : name, "", []);
    }

    private static string Sanitize(string name, bool isColonAllowed)
    {
        char[] characters = name.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && !(isColonAllowed && characters[i] == ':')) characters[i] = '_';
        }

        string sanitized = new(characters);
        return sanitized[0] is >= '0' and <= '9' ? "_" + sanitized : sanitized;
    }
}
