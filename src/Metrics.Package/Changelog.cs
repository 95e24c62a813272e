using System.Text.RegularExpressions;

namespace MetricsTools.Packaging;

/// <summary>The changelog, in the form of Keep a Changelog.</summary>
/// <param name="Text">The text of the file.</param>
internal sealed record Changelog(string Text)
{
    /// <summary>Reads the file.</summary>
    public static Changelog Read(string path) => new(File.ReadAllText(path));

    /// <summary>The notes of a version: its own section, or what is not released yet.</summary>
    /// <exception cref="PackagingException">There is neither, or it is empty.</exception>
    public string NotesOf(string version) =>
        Section(version) ?? Section("Unreleased") ?? throw new PackagingException($"CHANGELOG.md says nothing of {version}, nor under [Unreleased].");

    private string? Section(string title)
    {
        Match section = Regex.Match(Text, $@"^## \[{Regex.Escape(title)}\][^\n]*\n(?<notes>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);
        string notes = section.Groups["notes"].Value.ReplaceLineEndings("\n").Trim();
        return notes.Length > 0 ? notes : null;
    }
}
