namespace MetricsTools.Storage;

/// <summary>A text that a store keeps under a kind and a name: a saved baseline, the state of a detector, a rule.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, unique within its kind without case.</param>
/// <param name="Text">What is kept.</param>
public sealed record StoredDocument(string Kind, string Name, string Text)
{
    /// <summary>When it was made, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Created { get; init; }

    /// <summary>When it was changed last.</summary>
    public required long Updated { get; init; }

    /// <summary>When it was put away, or null while it counts.</summary>
    public long? Deleted { get; init; }

    /// <summary>How often it has been stored: 0 for one that is not yet.</summary>
    public long Version { get; init; }
}
