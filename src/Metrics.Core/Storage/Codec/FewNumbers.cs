namespace MetricsTools.Storage.Codec;

/// <summary>Answers about a handful of integers.</summary>
internal static class FewNumbers
{
    /// <summary>The median of an odd count of integers, which are left in order: outliers do not move it.</summary>
    public static long Median(Span<long> numbers)
    {
        for (int i = 1; i < numbers.Length; i++)
        {
            long number = numbers[i];
            int hole = i;
            for (; hole > 0 && numbers[hole - 1] > number; hole--) numbers[hole] = numbers[hole - 1];
            numbers[hole] = number;
        }

        return numbers[numbers.Length / 2];
    }
}
