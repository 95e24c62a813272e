namespace MetricsTools.Formats;

/// <summary>What files of one kind are called.</summary>
public interface IFileFormat
{
    /// <summary>The name, compared without case.</summary>
    string Name { get; }

    /// <summary>The extensions that mean this format, in lower case with their point.</summary>
    IReadOnlyList<string> Extensions { get; }
}
