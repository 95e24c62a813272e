using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>What several series hold of hours or days in a part of a range, in one state of the store. It stays as it is while the store changes.</summary>
public interface IRollupWindow
{
    /// <summary>The part that is answered: all of the range, or its beginning up to the start of a day. The hours or days that it touches are answered as a whole.</summary>
    TimeRange Range { get; }

    /// <summary>How many hours or days there are at most, of all series together.</summary>
    long Count { get; }

    /// <summary>Begins to read the hours or days of a series.</summary>
    /// <param name="place">The place of the series among those that were asked for.</param>
    RollupCursor Read(int place);
}
