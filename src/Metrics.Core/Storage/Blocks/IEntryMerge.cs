namespace MetricsTools.Storage.Blocks;

/// <summary>Puts samples into the entries of one tier.</summary>
internal interface IEntryMerge
{
    /// <summary>Forgets the bytes of entries that were made before.</summary>
    void Begin();

    /// <summary>Adds the entries of a series with a run of samples in them to a list.</summary>
    /// <param name="samples">What the run is a part of.</param>
    /// <param name="run">The samples of the series.</param>
    /// <param name="entries">The entries that the series has, in the order of time.</param>
    /// <param name="merged">Takes the entries.</param>
    /// <exception cref="BlockFormatException">A stream cannot be decoded although its checksum is right.</exception>
    void Merge(SampleRuns samples, SampleRun run, ReadOnlySpan<BlockEntry> entries, List<BlockEntry> merged);

    /// <summary>Joins neighbouring entries of a series that are short, and adds them to a list.</summary>
    /// <exception cref="BlockFormatException">A stream cannot be decoded although its checksum is right.</exception>
    void Join(ReadOnlySpan<BlockEntry> entries, List<BlockEntry> joined);

    /// <summary>Decodes an entry, to see that it can be.</summary>
    /// <exception cref="BlockFormatException">It cannot.</exception>
    void Check(in BlockEntry entry);
}
