namespace MetricsTools.Storage.Blocks;

/// <summary>A run of streams under one checksum: one long stream, or short ones that together are about a kilobyte.</summary>
/// <param name="Offset">Where it begins in the block.</param>
/// <param name="Length">Its length.</param>
/// <param name="Checksum">The CRC-32C of its bytes.</param>
internal readonly record struct BlockPage(int Offset, int Length, uint Checksum)
{
    /// <summary>The length from which a page takes no further stream.</summary>
    public const int FullLength = 1024;
}
