namespace MetricsTools.Maintenance;

/// <summary>What a run of maintenance has done.</summary>
public sealed record MaintenanceReport
{
    /// <summary>The samples that were taken out of the hot log into blocks.</summary>
    public required long SealedSamples { get; init; }

    /// <summary>The raw samples that there were.</summary>
    public required long SamplesBefore { get; init; }

    /// <summary>The raw samples that there are now.</summary>
    public required long SamplesAfter { get; init; }

    /// <summary>The spans of time that raw samples lay in.</summary>
    public required int SpansBefore { get; init; }

    /// <summary>The spans of time that they lie in now.</summary>
    public required int SpansAfter { get; init; }

    /// <summary>The size of all files of the store, in bytes.</summary>
    public required long SizeBefore { get; init; }

    /// <summary>The size of all files of the store now.</summary>
    public required long SizeAfter { get; init; }
}
