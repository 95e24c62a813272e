using MetricsTools.Deviations;
using MetricsTools.Statistics;

namespace MetricsTools.ChangePoints;

/// <summary>Candidates in a row, each judged by the stretches between it and its neighbours.</summary>
internal sealed class ChangePointChain
{
    private readonly double[] _values;
    private readonly double[] _scale;
    private readonly ChangePointOptions _options;
    private readonly List<int> _places;
    private readonly List<RankEvidence> _evidence = [];

    public ChangePointChain(double[] values, IEnumerable<int> places, ChangePointOptions options)
    {
        _values = values;
        _scale = RelativeScale.Of(values);
        _options = options;
        _places = [.. places];
        for (int i = 0; i < _places.Count; i++) _evidence.Add(EvidenceAt(i));
    }

    /// <summary>Those that are left.</summary>
    public IReadOnlyList<ChangePoint> Points => [.. _places.Select((place, i) => new ChangePoint(
        place,
        Dispersion.Median(_values.AsSpan(StartBefore(i), place - StartBefore(i)).ToArray()),
        Dispersion.Median(_values.AsSpan(place, EndAfter(i) - place).ToArray()),
        _evidence[i].Shift,
        Math.Abs(_evidence[i].Z)))];

    /// <summary>Drops the one with the least evidence of those that do not count, until all do.</summary>
    public void DropWeakest()
    {
        while (true)
        {
            int weakest = -1;
            for (int i = 0; i < _places.Count; i++)
            {
                if (!Counts(i) && (weakest < 0 || Math.Abs(_evidence[i].Z) < Math.Abs(_evidence[weakest].Z))) weakest = i;
            }

            if (weakest < 0) return;
            _places.RemoveAt(weakest);
            _evidence.RemoveAt(weakest);
            if (weakest > 0) _evidence[weakest - 1] = EvidenceAt(weakest - 1);
            if (weakest < _places.Count) _evidence[weakest] = EvidenceAt(weakest);
        }
    }

    private bool Counts(int i) =>
        Math.Min(_places[i] - StartBefore(i), EndAfter(i) - _places[i]) >= _options.MinimumRuns
        && Math.Abs(_evidence[i].Z) >= _options.MinimumScore
        && Math.Abs(_evidence[i].Shift) >= _options.MinimumShift;

    private int StartBefore(int i) => i == 0 ? 0 : _places[i - 1];

    private int EndAfter(int i) => i == _places.Count - 1 ? _values.Length : _places[i + 1];

    private RankEvidence EvidenceAt(int i)
    {
        int start = StartBefore(i), place = _places[i], end = EndAfter(i);
        double[] centred = _scale.AsSpan(start, end - start).ToArray();
        Center(centred.AsSpan(0, place - start));
        Center(centred.AsSpan(place - start));
        return RankEvidence.Of(_values.AsSpan(start, place - start), _values.AsSpan(place, end - place), Deflation.Of(centred));
    }

    private static void Center(Span<double> values)
    {
        double median = Dispersion.Median(values.ToArray());
        for (int i = 0; i < values.Length; i++) values[i] -= median;
    }
}
