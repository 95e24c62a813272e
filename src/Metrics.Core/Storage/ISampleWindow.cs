using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>What several series hold of samples in a part of a range, in one state of the store. It stays as it is while the store changes.</summary>
public interface ISampleWindow
{
    /// <summary>The part that is answered: all of the range, or its beginning up to the start of a day in UTC, or of an hour where a day is too much.</summary>
    TimeRange Range { get; }

    /// <summary>How many samples there are at most.</summary>
    long Count { get; }

    /// <summary>A range without samples before and after it, within <see cref="Range"/>.</summary>
    TimeRange Extent { get; }

    /// <summary>Begins to read the samples of a series.</summary>
    /// <param name="place">The place of the series among those that were asked for.</param>
    /// <param name="range">A part of <see cref="Range"/>.</param>
    SampleCursor Read(int place, TimeRange range);
}
