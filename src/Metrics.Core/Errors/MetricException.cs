namespace MetricsTools;

/// <summary>A failure that the caller can act on: a stable id, a category, and a sentence that says what to do.</summary>
public sealed class MetricException : Exception
{
    /// <summary>Makes the exception of an id, with the message of that id filled in.</summary>
    public MetricException(ErrorId id, params object?[] arguments) : base(ErrorMessages.Format(id, arguments)) => Id = id;

    /// <summary>Makes the exception of an id, with what caused it.</summary>
    public MetricException(ErrorId id, Exception cause, params object?[] arguments) : base(ErrorMessages.Format(id, arguments), cause) => Id = id;

    /// <summary>Which failure it is; its name never changes.</summary>
    public ErrorId Id { get; }
}
