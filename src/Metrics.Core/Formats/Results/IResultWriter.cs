namespace MetricsTools.Formats.Results;

/// <summary>Writes results one after another.</summary>
/// <typeparam name="T">A result.</typeparam>
internal interface IResultWriter<T>
{
    /// <summary>Writes a result.</summary>
    void Write(T result);

    /// <summary>Ends the document.</summary>
    void Complete();
}
