namespace MetricsTools.Anomalies;

/// <summary>How far a value lies from all that were seen before, remembered by at most 512 of them, spread over their range.</summary>
/// <remarks>When there are too many, the one whose neighbours are closest to one another is forgotten, never the smallest or the largest. Cost: O(log 512), mostly.</remarks>
internal sealed class Novelty
{
    private const int MostKept = 512;

    /// <summary>What distances are capped at, so that sums of them stay finite.</summary>
    internal const double LargestDistance = 1e300;

    // Ascending, with room for one more.
    private readonly double[] _seen = new double[MostKept + 1];
    private int _kept;
    private int _narrowest = -1;
    private double _narrowestSpan;

    /// <summary>The distance to the nearest value before it, of which it then is one; 0 for the first.</summary>
    public double Add(double value)
    {
        int place = PlaceOf(value);
        if (place < _kept && _seen[place] == value) return 0;
        double distance = double.PositiveInfinity;
        if (place < _kept) distance = _seen[place] - value;
        if (place > 0) distance = Math.Min(distance, value - _seen[place - 1]);
        Remember(place, value);
        return _kept == 1 ? 0 : Math.Min(distance, LargestDistance);
    }

    /// <summary>Carries its state.</summary>
    public void Carry(StateTransfer transfer)
    {
        transfer.Carry(_seen);
        transfer.Carry(ref _kept, 0, MostKept);
        transfer.Carry(ref _narrowest, -1, MostKept);
        transfer.Carry(ref _narrowestSpan);
    }

    private void Remember(int place, double value)
    {
        if (_kept == MostKept && IsNarrowest(place, value)) return;
        Array.Copy(_seen, place, _seen, place + 1, _kept - place);
        _seen[place] = value;
        _kept++;
        if (_kept <= MostKept) return;
        FindNarrowest();
        _kept--;
        Array.Copy(_seen, _narrowest + 1, _seen, _narrowest, _kept - _narrowest);
        FindNarrowest();
    }

    // Then it would be forgotten at once, and nothing changes.
    private bool IsNarrowest(int place, double value)
    {
        if (place == 0 || place == _kept) return false;
        double span = _seen[place] - _seen[place - 1];
        return span <= _narrowestSpan
            && (place < 2 || span <= value - _seen[place - 2])
            && (place > _kept - 2 || span <= _seen[place + 1] - value);
    }

    private void FindNarrowest()
    {
        _narrowestSpan = double.PositiveInfinity;
        _narrowest = 1;
        for (int i = 1; i < _kept - 1; i++)
        {
            double span = _seen[i + 1] - _seen[i - 1];
            if (span >= _narrowestSpan) continue;
            _narrowestSpan = span;
            _narrowest = i;
        }
    }

    private int PlaceOf(double value)
    {
        int low = 0, high = _kept;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_seen[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
