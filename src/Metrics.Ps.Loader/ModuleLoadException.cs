namespace MetricsTools.Loading;

/// <summary>Why the module cannot be loaded: an id that does not change, and a sentence that says what to do.</summary>
/// <remarks>It is the innermost exception, so that whoever unwraps what .NET puts around it finds this sentence.</remarks>
public sealed class ModuleLoadException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ModuleLoadException(string id, string message) : base(message) => Id = id;

    /// <summary>The id of the error, which the script module hands to PowerShell.</summary>
    public string Id { get; }
}
