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

    /// <summary>The raw samples that were older than they are kept.</summary>
    public required long SamplesBeyondRetention { get; init; }

    /// <summary>The samples a day, on average over the last week.</summary>
    public required long GrowthPerDay { get; init; }

    /// <summary>The moment before which raw samples were rolled up before their time to save room, or null.</summary>
    public long? RolledUpEarly { get; init; }

    /// <summary>What is worth a warning, or null.</summary>
    public string? Warning { get; init; }

    /// <summary>What is worth an alert, or null.</summary>
    public MetricException? Alert { get; init; }

    /// <summary>The spans of time that raw samples lay in.</summary>
    public required int SpansBefore { get; init; }

    /// <summary>The spans of time that they lie in now.</summary>
    public required int SpansAfter { get; init; }

    /// <summary>The size of all files of the store, in bytes.</summary>
    public required long SizeBefore { get; init; }

    /// <summary>The size of all files of the store now.</summary>
    public required long SizeAfter { get; init; }
}
