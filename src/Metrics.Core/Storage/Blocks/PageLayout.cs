namespace MetricsTools.Storage.Blocks;

/// <summary>Puts streams into pages, the same way when a block is written and when it is read: nothing of it is stored.</summary>
internal sealed class PageLayout
{
    private bool _isClosed = true;

    /// <summary>The lengths of the pages so far.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>The page of the next stream, and where it begins in it.</summary>
    /// <param name="length">The length of the stream.</param>
    /// <param name="isAlone">Whether it has a page of its own.</param>
    public (int Page, int Offset) Place(int length, bool isAlone)
    {
        if (_isClosed || isAlone) Lengths.Add(0);
        int page = Lengths.Count - 1, offset = Lengths[page];
        Lengths[page] += length;
        _isClosed = isAlone || Lengths[page] >= BlockPage.FullLength;
        return (page, offset);
    }
}
