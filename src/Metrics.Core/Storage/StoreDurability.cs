namespace MetricsTools.Storage;

/// <summary>What outlives a power cut.</summary>
public enum StoreDurability
{
    /// <summary>Everything but the last moments. The store is sound in any case, and a killed process loses nothing.</summary>
    Normal = 0,

    /// <summary>Everything that was stored: each commit waits until it is on the disk, which takes as long as the disk needs for it.</summary>
    Full = 1,
}
