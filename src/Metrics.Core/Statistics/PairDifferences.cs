namespace MetricsTools.Statistics;

/// <summary>
/// The differences x[i] - y[j] of all pairs of two sorted samples, in the order of their size, without writing them down: the count of those up to a
/// bound takes one walk along both samples, and halving the bound finds any of them (Johnson and Mizoguchi 1978 for the walk).
/// </summary>
internal sealed class PairDifferences
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly bool _isWalsh;

    private PairDifferences(double[] sortedX, double[] sortedY, bool isWalsh)
    {
        _x = sortedX;
        _y = sortedY;
        _isWalsh = isWalsh;
        Count = isWalsh ? (long)_x.Length * (_x.Length + 1) / 2 : (long)_x.Length * _y.Length;
    }

    /// <summary>The number of pairs.</summary>
    public long Count { get; }

    /// <summary>The median; of an even count, the mean of the middle two.</summary>
    public double Median
    {
        get
        {
            double low = At((Count - 1) / 2);
            if (Count % 2 != 0 || CountUpTo(low) > Count / 2) return low;
            double high = NextAfter(low);
            double sum = low + high;
            return double.IsInfinity(sum) ? (low / 2) + (high / 2) : sum / 2;
        }
    }

    /// <summary>The differences x[i] - y[j] of two samples.</summary>
    public static PairDifferences Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => new(Sorted(x), Sorted(y), isWalsh: false);

    /// <summary>The averages (x[i] + x[j]) / 2, i not above j, of one sample.</summary>
    public static PairDifferences WalshAverages(ReadOnlySpan<double> values)
    {
        double[] x = Sorted(values);
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++) x[i] /= 2;
        for (int i = 0; i < x.Length; i++) y[i] = -x[x.Length - 1 - i];
        return new PairDifferences(x, y, isWalsh: true);
    }

    /// <summary>The difference at a rank counted from zero. Cost: 64 walks.</summary>
    public double At(long rank)
    {
        long low = DoubleOrder.PlaceOf(_x[0] - _y[_y.Length - 1]);
        long high = DoubleOrder.PlaceOf(_x[_x.Length - 1] - _y[0]);
        while (low < high)
        {
            long middle = DoubleOrder.Between(low, high);
            if (CountUpTo(DoubleOrder.At(middle)) > rank) high = middle;
            else low = middle + 1;
        }

        return DoubleOrder.At(low);
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        Require.Finite(values, nameof(values));
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private long CountUpTo(double bound)
    {
        long count = 0;
        int first = 0;
        foreach (double x in _x)
        {
            while (first < _y.Length && x - _y[first] > bound) first++;
            count += _y.Length - first;
        }

        if (!_isWalsh) return count;
        long diagonal = 0;
        foreach (double x in _x) diagonal += x + x <= bound ? 1 : 0;
        return (count + diagonal) / 2;
    }

    private double NextAfter(double bound)
    {
        double next = double.PositiveInfinity;
        int first = 0;
        foreach (double x in _x)
        {
            while (first < _y.Length && x - _y[first] > bound) first++;
            if (first > 0) next = Math.Min(next, x - _y[first - 1]);
        }

        return next;
    }
}
