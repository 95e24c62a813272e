namespace MetricsTools.Anomalies;

/// <summary>
/// Keeps an alarm from being given again and again: only a new maximum of the last hundred scores is reported (cooldown), and the less the more reports as high there
/// were before (fatigue).
/// </summary>
internal sealed class ReportFilter
{
    private const int CooldownLength = 100;
    private const double FatigueFactor = 0.65;

    // Reports are counted by their height, in steps that nobody would tell apart.
    private const int StepsAUnit = 64;
    private const int Steps = 4096;

    private readonly double[] _maxima = new double[CooldownLength];
    private readonly long[] _places = new long[CooldownLength];
    private readonly int[] _reports = new int[Steps];
    private int _first;
    private int _length;
    private long _count;

    /// <summary>What is left of a score.</summary>
    public double Add(double score)
    {
        if (_length > 0 && _places[_first] <= _count - CooldownLength - 1)
        {
            _first = (_first + 1) % CooldownLength;
            _length--;
        }

        bool isMaximum = score > 0 && (_length == 0 || score > _maxima[_first]);
        Push(score);
        return isMaximum ? Report(score) : 0;
    }

    /// <summary>Carries its state.</summary>
    public void Carry(StateTransfer transfer)
    {
        transfer.Carry(_maxima);
        transfer.Carry(_places);
        transfer.Carry(_reports);
        transfer.Carry(ref _first, 0, CooldownLength - 1);
        transfer.Carry(ref _length, 0, CooldownLength);
        transfer.Carry(ref _count);
    }

    private double Report(double score)
    {
        int step = (int)Math.Min(Steps - 1, score * StepsAUnit);
        long asHigh = 0;
        for (int i = step; i < Steps; i++) asHigh += _reports[i];
        _reports[step]++;
        return Math.Max(0, score - (FatigueFactor * Math.Log10(1 + asHigh)));
    }

    // The maxima of the rests of the last scores, descending: those that a later one exceeds will never be the maximum.
    private void Push(double score)
    {
        while (_length > 0 && _maxima[(_first + _length - 1) % CooldownLength] <= score) _length--;
        if (_length == CooldownLength)
        {
            _first = (_first + 1) % CooldownLength;
            _length--;
        }

        int place = (_first + _length) % CooldownLength;
        _maxima[place] = score;
        _places[place] = _count++;
        _length++;
    }
}
