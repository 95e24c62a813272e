using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>
/// The hours of samples, each summarised once: what hours and days on disk are merged with. Merging keeps every bit, so that a day may be made of its hours.
/// </summary>
internal sealed class HourRuns
{
    private readonly HourRun[] _hours;

    /// <summary>Summarises the hours of samples, on all processors where there are many.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="isOfSet">Whether a series is that of a Set; asked by this thread alone.</param>
    public HourRuns(SampleRuns samples, Predicate<long> isOfSet)
    {
        bool[] areOfSet = [.. samples.Series.Select(run => isOfSet(run.Series))];
        (int Start, int End)[] parts = [.. Batches.Of(samples.Series.Count, i => samples.Series[i].Length)];
        var hours = new List<HourRun>[parts.Length];
        Batches.Run(parts.Length, static () => (Arena: new ByteWriter(), Rollup: new Rollup()), (part, worker) =>
        {
            hours[part] = [];
            for (int i = parts[part].Start; i < parts[part].End; i++) Summarise(samples, samples.Series[i], areOfSet[i], worker.Rollup, worker.Arena, hours[part]);
        });
        _hours = [.. hours.SelectMany(static part => part)];
    }

    /// <summary>The hours of a run, which begins and ends with one, as those of all spans do.</summary>
    public ReadOnlySpan<HourRun> Of(SampleRun run)
    {
        int first = FirstFrom(run.Start);
        return _hours.AsSpan(first, FirstFrom(run.Start + run.Length) - first);
    }

    private int FirstFrom(int start)
    {
        int low = 0, high = _hours.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_hours[middle].Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static void Summarise(SampleRuns samples, SeriesRun run, bool isOfSet, Rollup rollup, ByteWriter arena, List<HourRun> hours)
    {
        int end = run.Start + run.Length;
        ReadOnlySpan<long> times = samples.Times.Slice(0, end);
        for (int i = run.Start; i < end;)
        {
            long number = RollupMerge.NumberOf(times[i], UnixTime.Hour);
            bool isLast = number >= long.MaxValue / UnixTime.Hour;
            int next = isLast ? end : SampleRuns.FirstNotBefore(times, i, (number + 1) * UnixTime.Hour);
            rollup.Reset(number * UnixTime.Hour);
            if (isOfSet) rollup.CountMembers();
            rollup.Add(times.Slice(i, next - i), samples.Values.Slice(i, next - i));
            hours.Add(new HourRun(number, i, RollupRow.Of(rollup, UnixTime.Hour, arena)));
            i = next;
        }
    }
}
