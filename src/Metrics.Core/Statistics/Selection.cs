namespace MetricsTools.Statistics;

/// <summary>Puts chosen order statistics in their places without sorting the rest.</summary>
/// <remarks>
/// Quickselect (Hoare 1961) for several ranks at once, with a pivot from a sample; a run of bad splits makes way for the median of medians
/// (Blum, Floyd, Pratt, Rivest and Tarjan 1973), so that no input takes more than O(n log k) for k ranks. In place, no allocation; deterministic.
/// </remarks>
internal static class Selection
{
    private const int SmallLength = 16;
    private const int SampleLength = 25;
    private const int Patience = 4;

    /// <summary>Reorders values so that each rank holds what it would if all were sorted, with nothing larger before and nothing smaller behind.</summary>
    /// <param name="values">The values.</param>
    /// <param name="ranks">Places counted from zero, in ascending order; repeats do no harm.</param>
    /// <param name="patience">How many bad splits to bear before pivots are chosen by the median of medians.</param>
    public static void Place(Span<double> values, ReadOnlySpan<int> ranks, int patience = Patience) => Place(values, ranks, offset: 0, patience);

    private static void InsertionSort(Span<double> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            double value = values[i];
            int hole = i;
            for (; hole > 0 && value < values[hole - 1]; hole--) values[hole] = values[hole - 1];
            values[hole] = value;
        }
    }

    private static void Place(Span<double> values, ReadOnlySpan<int> ranks, int offset, int patience)
    {
        while (!ranks.IsEmpty)
        {
            if (values.Length <= SmallLength)
            {
                InsertionSort(values);
                return;
            }

            (int below, int through) = Split(values, isPatient: patience > 0);
            int before = CountBelow(ranks, offset + below);
            int behind = CountBelow(ranks, offset + through);
            if (Math.Max(below, values.Length - through) > values.Length / 8 * 7) patience--;
            if (behind == ranks.Length)
            {
                values = values.Slice(0, below);
                ranks = ranks.Slice(0, before);
                continue;
            }

            if (before > 0) Place(values.Slice(0, below), ranks.Slice(0, before), offset, patience);
            values = values.Slice(through);
            ranks = ranks.Slice(behind);
            offset += through;
        }
    }

    // Afterwards [0, below) is less than the pivot, [below, through) equals it, and the rest is not less: greater, where below is short.
    private static (int Below, int Through) Split(Span<double> values, bool isPatient)
    {
        int chosen = isPatient ? SamplePivot(values) : MedianOfMedians(values);
        double pivot = values[chosen];
        (values[0], values[chosen]) = (values[chosen], values[0]);
        int below = MoveLess(values.Slice(1), pivot);
        (values[0], values[below]) = (values[below], values[0]);
        int through = below + 1;

        // Few smaller values hint at many equal ones, which would come back as pivots one by one.
        if (below < values.Length / 8) through += MoveNotGreater(values.Slice(through), pivot);
        return (below, through);
    }

    // Without a branch on the data, which would be mispredicted every other time.
    private static int MoveLess(Span<double> values, double pivot)
    {
        int end = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            values[i] = values[end];
            values[end] = value;
            end += value < pivot ? 1 : 0;
        }

        return end;
    }

    private static int MoveNotGreater(Span<double> values, double pivot)
    {
        int end = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            values[i] = values[end];
            values[end] = value;
            end += pivot < value ? 0 : 1;
        }

        return end;
    }

    // The median of a spread sample, moved to the front to be sorted there.
    private static int SamplePivot(Span<double> values)
    {
        int length = values.Length < 8 * SampleLength ? 5 : SampleLength;
        int step = values.Length / length;
        for (int i = 0; i < length; i++) (values[i], values[i * step]) = (values[i * step], values[i]);
        InsertionSort(values.Slice(0, length));
        return length / 2;
    }

    // At least three tenths of the values lie on either side of it.
    private static int MedianOfMedians(Span<double> values)
    {
        int groups = values.Length / 5;
        for (int i = 0; i < groups; i++)
        {
            InsertionSort(values.Slice(5 * i, 5));
            (values[i], values[(5 * i) + 2]) = (values[(5 * i) + 2], values[i]);
        }

        Place(values.Slice(0, groups), [groups / 2], offset: 0, patience: 0);
        return groups / 2;
    }

    private static int CountBelow(ReadOnlySpan<int> ranks, int place)
    {
        int count = 0;
        while (count < ranks.Length && ranks[count] < place) count++;
        return count;
    }
}
