using System.Numerics;
using System.Runtime.InteropServices;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>Workload W in memory, and the questions answered from there: what no store can be faster than by much.</summary>
internal sealed class WorkloadArrays : IPeer
{
    private readonly long[][] _timestamps;
    private readonly double[][] _values;
    private ArrivalOrder? _arrival;

    /// <summary>Makes all samples.</summary>
    public WorkloadArrays(int samplesPerSeries)
    {
        Series = Workload.Begin();
        Span = new WorkloadSpan(samplesPerSeries);
        _timestamps = new long[Series.Length][];
        _values = new double[Series.Length][];
        Parallel.For(0, Series.Length, i =>
        {
            _timestamps[i] = new long[samplesPerSeries];
            _values[i] = new double[samplesPerSeries];
            Series[i].Next(_timestamps[i], _values[i]);
        });
    }

    /// <inheritdoc/>
    public string Name => "arrays in memory";

    /// <summary>The series: metric by metric, host by host.</summary>
    public WorkloadSeries[] Series { get; }

    /// <summary>The times that they are of.</summary>
    public WorkloadSpan Span { get; }

    /// <summary>The number of all samples.</summary>
    public int Count => Series.Length * Span.SamplesPerSeries;

    /// <summary>The timestamps of a series.</summary>
    public ReadOnlySpan<long> Timestamps(int series) => _timestamps[series];

    /// <summary>The values of a series.</summary>
    public ReadOnlySpan<double> Values(int series) => _values[series];

    /// <summary>All samples as they arrive: tick by tick, each of all series by their places.</summary>
    public ArrivalOrder Arrival => _arrival ??= new ArrivalOrder(_timestamps, _values);

    /// <inheritdoc/>
    public Answer Ask(Question question) => question switch
    {
        Question.Q1 => AskOne(),
        Question.Q2 => AskHosts(),
        Question.Q3 => AskMerged(),
        Question.Q4 => AskAll(),
        _ => AskBaseline(),
    };

    private Answer AskOne()
    {
        (int start, int end) = Places(WorkloadSpan.FirstOfMetric, Span.LastHour);
        Sample[] rows = new Sample[end - start];
        for (int i = 0; i < rows.Length; i++) rows[i] = new Sample(_timestamps[WorkloadSpan.FirstOfMetric][start + i], _values[WorkloadSpan.FirstOfMetric][start + i]);
        double sum = 0;
        foreach (Sample row in rows) sum += row.Value;
        return new Answer(rows.Length, sum);
    }

    private Answer AskHosts()
    {
        var scratch = new double[WorkloadSpan.FiveMinutes / 1000];
        var answer = default(Answer);
        for (int series = WorkloadSpan.FirstOfMetric; series < WorkloadSpan.FirstOfMetric + Workload.HostCount; series++)
        {
            for (long start = Span.Day.Start; start < Span.Day.End; start += WorkloadSpan.FiveMinutes)
            {
                (int first, int end) = Places(series, new TimeRange(start, start + WorkloadSpan.FiveMinutes));
                if (first == end) continue;
                Span<double> values = scratch.AsSpan(0, end - first);
                _values[series].AsSpan(first, end - first).CopyTo(values);
                (double sum, _, double maximum) = Fold(values);
                answer = new Answer(answer.Rows + 1, answer.Sum + (sum / values.Length) + maximum + Quantiles.Of(values, 0.95));
            }
        }

        return answer;
    }

    private Answer AskMerged()
    {
        var scratch = new double[Workload.HostCount * UnixTime.Hour / 1000];
        var answer = default(Answer);
        for (long start = Span.All.Start; start < Span.All.End; start += UnixTime.Hour)
        {
            int count = 0;
            for (int series = WorkloadSpan.FirstOfMetric; series < WorkloadSpan.FirstOfMetric + Workload.HostCount; series++)
            {
                (int first, int end) = Places(series, new TimeRange(start, start + UnixTime.Hour));
                _values[series].AsSpan(first, end - first).CopyTo(scratch.AsSpan(count));
                count += end - first;
            }

            Span<double> values = scratch.AsSpan(0, count);
            (double sum, double minimum, double maximum) = Fold(values);
            answer = new Answer(answer.Rows + 1, answer.Sum + (sum / count) + minimum + maximum + Quantiles.Of(values, 0.95));
        }

        return answer;
    }

    private Answer AskAll()
    {
        var answer = default(Answer);
        for (int series = 0; series < Series.Length; series++)
        {
            for (long start = Span.All.Start; start < Span.All.End; start += UnixTime.Day)
            {
                (int first, int end) = Places(series, new TimeRange(start, start + UnixTime.Day));
                answer = new Answer(answer.Rows + 1, answer.Sum + (end - first) + (Fold(_values[series].AsSpan(first, end - first)).Sum / (end - first)));
            }
        }

        return answer;
    }

    private Answer AskBaseline()
    {
        var values = new double[Workload.HostCount * Span.SamplesPerSeries];
        for (int host = 0; host < Workload.HostCount; host++) _values[WorkloadSpan.FirstOfMetric + host].CopyTo(values, host * Span.SamplesPerSeries);
        return Baseline(values);
    }

    /// <summary>The baseline of some values, which are put into another order.</summary>
    public static Answer Baseline(double[] values)
    {
        double[] quantiles = new double[3];
        Quantiles.Of(values, [0.05, 0.5, 0.95], quantiles);
        return new Answer(1, quantiles.Sum() + Dispersion.MedianAbsoluteDeviation(values, quantiles[1]));
    }

    private (int Start, int End) Places(int series, TimeRange range) => (Place(series, range.Start), Place(series, range.End));

    private int Place(int series, long time)
    {
        int place = Array.BinarySearch(_timestamps[series], time);
        return place < 0 ? ~place : place;
    }

    private static (double Sum, double Minimum, double Maximum) Fold(ReadOnlySpan<double> values)
    {
        double sum = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        if (vectors.Length > 0)
        {
            Vector<double> sums = vectors[0], minima = sums, maxima = sums;
            for (int i = 1; i < vectors.Length; i++)
            {
                sums += vectors[i];
                minima = Vector.Min(minima, vectors[i]);
                maxima = Vector.Max(maxima, vectors[i]);
            }

            sum = Vector.Sum(sums);
            for (int i = 0; i < Vector<double>.Count; i++) (minimum, maximum) = (Math.Min(minimum, minima[i]), Math.Max(maximum, maxima[i]));
        }

        foreach (double value in values[(vectors.Length * Vector<double>.Count)..])
        {
            sum += value;
            (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
        }

        return (sum, minimum, maximum);
    }
}
