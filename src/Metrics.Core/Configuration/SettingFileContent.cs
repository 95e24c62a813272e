namespace MetricsTools.Configuration;

/// <summary>What a file with settings says.</summary>
/// <param name="Texts">The texts by name, without case.</param>
/// <param name="Failure">Why the file cannot be read, or null.</param>
internal sealed record SettingFileContent(IReadOnlyDictionary<string, string> Texts, string? Failure)
{
    /// <summary>Nothing.</summary>
    public static readonly SettingFileContent Empty = new(new Dictionary<string, string>(), null);

    /// <summary>When the file was written, and how long it is: the same file is not read twice.</summary>
    public (DateTime Written, long Length) Version { get; init; }
}
