namespace MetricsTools.Anomalies;

/// <summary>How far the level of late lies from that of a longer time: the means of the last 48 and of the last 960 values.</summary>
internal sealed class LevelDrift
{
    private const int ShortLength = 48;
    private const int LongLength = 960;

    private readonly double[] _ring = new double[LongLength];
    private long _count;
    private double _shortSum;
    private double _longSum;

    /// <summary>The distance of the means, this value included.</summary>
    public double Add(double value)
    {
        int place = (int)(_count % LongLength);
        if (_count >= LongLength) _longSum -= _ring[place];
        if (_count >= ShortLength) _shortSum -= _ring[(place + LongLength - ShortLength) % LongLength];
        _ring[place] = value;
        _longSum += value;
        _shortSum += value;
        _count++;

        // Rounding errors of a running sum would add up for ever.
        if (place == LongLength - 1) SumAgain();
        double drift = Math.Abs((_shortSum / Math.Min(_count, ShortLength)) - (_longSum / Math.Min(_count, LongLength)));
        return double.IsNaN(drift) ? 0 : Math.Min(drift, Novelty.LargestDistance);
    }

    /// <summary>Carries its state.</summary>
    public void Carry(StateTransfer transfer)
    {
        transfer.Carry(_ring);
        transfer.Carry(ref _count);
        transfer.Carry(ref _shortSum);
        transfer.Carry(ref _longSum);
        _count = Math.Max(0, _count);
    }

    private void SumAgain()
    {
        _longSum = 0;
        for (int i = 0; i < LongLength; i++) _longSum += _ring[i];
        _shortSum = 0;
        for (int i = LongLength - ShortLength; i < LongLength; i++) _shortSum += _ring[i];
    }
}
