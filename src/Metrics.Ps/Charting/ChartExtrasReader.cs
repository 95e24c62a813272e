using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;

namespace MetricsTools.PowerShell.Charting;

/// <summary>Reads what a chart shows beside its lines.</summary>
internal static class ChartExtrasReader
{
    /// <summary>The annotations: objects with a Timestamp and a Text, also after a job or a file.</summary>
    /// <exception cref="MetricException">One has no Timestamp that can be read.</exception>
    public static IReadOnlyList<ChartAnnotation> Annotations(IEnumerable<PSObject> given) =>
        [.. given.Select(static one => new ChartAnnotation(MomentReader.Read(RecordReader.Field(one, "Timestamp")), RecordReader.Text(one, "Text") ?? ""))];

    /// <summary>The bands of series by baselines that were given.</summary>
    public static IReadOnlyDictionary<SeriesKey, SeriesBand> Bands(IEnumerable<ChartSeries> series, BaselineSet baselines)
    {
        var bands = new Dictionary<SeriesKey, SeriesBand>();
        foreach (ChartSeries one in series)
        {
            Sample[] values = [.. one.Points.Where(static point => point.Value is not null).Select(static point => new Sample((long)point.Place, point.Value!.Value))];
            Baseline baseline = baselines.For(one.Key);
            if (baseline.Count > 0 && BandBuilder.Build(values, one.Unit, Direction.Both, baseline) is { } band) bands[one.Key] = band;
        }

        return bands;
    }
}
