using System.Text.RegularExpressions;

namespace MetricsTools.Packaging;

/// <summary>The module's manifest, which is the one source of what the Gallery shows. Only texts in single quotes and lists of them are understood.</summary>
/// <param name="Text">The text of the file.</param>
internal sealed partial record ModuleManifest(string Text)
{
    /// <summary>The name of the module and of its package.</summary>
    public const string Name = "MetricsTools";

    /// <summary>The version without a prerelease label, which is also the name of the module's folder.</summary>
    public string ModuleVersion => Value("ModuleVersion");

    /// <summary>The version of the package, such as <c>1.2.3</c> or <c>1.2.3-preview1</c>.</summary>
    public string Version => Find("Prerelease") is { Length: > 0 } label ? $"{ModuleVersion}-{label}" : ModuleVersion;

    /// <summary>Reads the file.</summary>
    public static ModuleManifest Read(string path) => new(File.ReadAllText(path));

    /// <summary>The value of a key.</summary>
    /// <exception cref="PackagingException">There is none.</exception>
    public string Value(string key) => Find(key) ?? throw new PackagingException($"{Name}.psd1 has no {key}.");

    /// <summary>The values of a key that has a list.</summary>
    public IReadOnlyList<string> Values(string key)
    {
        Match list = Regex.Match(Text, $@"^\s*{key}\s*=\s*@\((?<items>[^)]*)\)", RegexOptions.Multiline);
        return [.. Quoted().Matches(list.Groups["items"].Value).Select(static item => Unquoted(item.Groups["text"].Value))];
    }

    /// <summary>The same manifest with release notes.</summary>
    public ModuleManifest WithReleaseNotes(string notes)
    {
        if (notes.Contains("\n'@", StringComparison.Ordinal)) throw new PackagingException("CHANGELOG.md has a line that begins with '@, which cannot stand in a manifest.");
        Match data = DataStart().Match(Text);
        if (!data.Success) throw new PackagingException($"{Name}.psd1 has no PSData.");
        return this with { Text = Text.Insert(data.Index + data.Length, $"            ReleaseNotes = @'\n{notes}\n'@\n") };
    }

    private static string Unquoted(string text) => text.Replace("''", "'", StringComparison.Ordinal);

    private string? Find(string key)
    {
        Match match = Regex.Match(Text, $@"^\s*{key}\s*=\s*'(?<text>(?:[^']|'')*)'", RegexOptions.Multiline);
        return match.Success ? Unquoted(match.Groups["text"].Value) : null;
    }

    [GeneratedRegex("'(?<text>(?:[^']|'')*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*PSData\s*=\s*@\{[ \t]*\r?\n", RegexOptions.Multiline)]
    private static partial Regex DataStart();
}
