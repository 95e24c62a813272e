namespace MetricsTools.Anomalies;

/// <summary>
/// How improbable a number is by all that came before it, as -log10 of a tail probability: the share of the largest ones, and beyond their threshold an
/// exponential tail of their mean excess (peaks over threshold: Pickands 1975; Siffer et al. 2017).
/// </summary>
/// <remarks>Memory: the 257 largest numbers. Cost: O(1) for a number that is not among them.</remarks>
internal sealed class TailSurprise
{
    private const int MostKept = 257;
    private const int Silence = 100;
    private const int FewestPeaks = 10;
    private const double PeakShare = 0.05;

    /// <summary>The surprise of what exceeds numbers that were all equal, beyond their share.</summary>
    private const double SurpriseWithoutExcess = 12;

    /// <summary>The largest surprise: doubles hold no smaller probability.</summary>
    private const double Largest = 300;

    private const double NaturalLogarithmOfTen = 2.302585092994046;

    // Descending.
    private readonly double[] _largest = new double[MostKept];
    private int _kept;
    private long _count;

    /// <summary>The surprise of a number by those before it, of which it then is one. 0 for the first hundred, and for what is not in the tail.</summary>
    public double Add(double number)
    {
        double surprise = _count < Silence ? 0 : Of(number);
        _count++;
        if (_kept == MostKept && !(number > _largest[MostKept - 1])) return surprise;
        int place = PlaceOf(number);
        if (_kept < MostKept) _kept++;
        Array.Copy(_largest, place, _largest, place + 1, _kept - place - 1);
        _largest[place] = number;
        return surprise;
    }

    /// <summary>Carries its state.</summary>
    public void Carry(StateTransfer transfer)
    {
        transfer.Carry(_largest);
        transfer.Carry(ref _kept, 0, MostKept);
        transfer.Carry(ref _count);
        if (_count < _kept || _kept < Math.Min(_count, MostKept)) throw new InvalidDataException("its counts contradict each other");
    }

    private double Of(double number)
    {
        int peaks = (int)Math.Max(FewestPeaks, Math.Min(MostKept - 1, Math.Floor(PeakShare * _count)));
        double threshold = _largest[peaks];
        if (!(number > threshold)) return 0;
        double excess = 0;
        for (int i = 0; i < peaks; i++) excess += (_largest[i] - threshold) / peaks;
        double beyond = excess > 0 ? (number - threshold) / (excess * NaturalLogarithmOfTen) : SurpriseWithoutExcess;
        return Math.Min(Largest, beyond - Math.Log10((double)peaks / _count));
    }

    // Behind all that are not smaller.
    private int PlaceOf(double number)
    {
        int low = 0, high = _kept;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_largest[middle] >= number) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
