using MetricsTools.Model;

namespace MetricsTools.Text;

/// <summary>Kinds as text. Numbers are refused: they are what is left of a kind when a tool has dropped its name.</summary>
public static class KindText
{
    private static readonly MetricKind[] Kinds = [MetricKind.Gauge, MetricKind.Counter, MetricKind.Histogram, MetricKind.Summary, MetricKind.Set];

    /// <summary>Reads the name of a kind, in any case.</summary>
    /// <exception cref="MetricException">There is no such kind.</exception>
    public static MetricKind Parse(string text)
    {
        foreach (MetricKind kind in Kinds)
        {
            if (string.Equals(kind.ToString(), text, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        throw new MetricException(ErrorId.KindUnknown, text);
    }
}
