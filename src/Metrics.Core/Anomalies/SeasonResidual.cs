using MetricsTools.Statistics;

namespace MetricsTools.Anomalies;

/// <summary>
/// How far a value lies from the median of the same time of day, plus or minus 15 minutes, on the seven days before. Remembered are the means of every five minutes.
/// </summary>
internal sealed class SeasonResidual
{
    private const long Slot = 5 * 60 * 1000;
    private const int SlotsADay = 288;
    private const int Days = 7;
    private const int Reach = 3;

    // One day more than is looked back at, and room for the minutes around.
    private const int Length = (Days + 1) * SlotsADay;

    private readonly long[] _slots = new long[Length];
    private readonly double[] _means = new double[Length];
    private readonly int[] _counts = new int[Length];
    private readonly double[] _same = new double[Days * ((2 * Reach) + 1)];
    private long _known = long.MinValue;
    private double? _median;

    /// <summary>The residual of a value by those of the days before, or null when there are none.</summary>
    public double? Add(double value, long timestamp)
    {
        long slot = (timestamp / Slot) - (timestamp % Slot < 0 ? 1 : 0);
        if (slot != _known)
        {
            _known = slot;
            _median = MedianBefore(slot);
        }

        Remember(slot, value);
        return value - _median;
    }

    /// <summary>Carries its state. The median of the latest slot is found again.</summary>
    public void Carry(StateTransfer transfer)
    {
        transfer.Carry(_slots);
        transfer.Carry(_means);
        transfer.Carry(_counts);
        _known = long.MinValue;
    }

    private double? MedianBefore(long slot)
    {
        int found = 0;
        for (int day = 1; day <= Days; day++)
        {
            for (int offset = -Reach; offset <= Reach; offset++)
            {
                long same = slot - (day * SlotsADay) + offset;
                int place = PlaceOf(same);
                if (_counts[place] > 0 && _slots[place] == same) _same[found++] = _means[place];
            }
        }

        return found == 0 ? null : Dispersion.Median(_same.AsSpan(0, found));
    }

    private void Remember(long slot, double value)
    {
        int place = PlaceOf(slot);
        if (_counts[place] > 0 && _slots[place] > slot) return;
        if (_slots[place] != slot) _counts[place] = 0;
        _slots[place] = slot;
        _counts[place]++;
        _means[place] = _counts[place] == 1 ? value : _means[place] + ((value - _means[place]) / _counts[place]);
    }

    private static int PlaceOf(long slot) => (int)(((slot % Length) + Length) % Length);
}
