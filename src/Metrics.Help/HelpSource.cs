using System.Text.RegularExpressions;
using MetricsTools.Help.Model;
using MetricsTools.Help.Reading;

namespace MetricsTools.Help;

/// <summary>What all help is made of: the built cmdlets with their XML docs, the topics, and the address in the manifest.</summary>
internal sealed partial class HelpSource
{
    /// <summary>Reads the source of a repository whose module is built.</summary>
    /// <exception cref="InvalidOperationException">Something is missing, or disagrees.</exception>
    public HelpSource(string repository)
    {
        string assembly = Path.Combine(repository, "module", "bin", "net8.0", "Metrics.Ps.dll");
        Cmdlets = [.. CmdletReader.Read(CmdletAssembly.Load(assembly), new XmlDocs(Path.ChangeExtension(assembly, ".xml")))];
        Topics = [.. Directory.GetFiles(Path.Combine(repository, "docs", "en-US"), "about_*.md").Order(StringComparer.Ordinal).Select(TopicReader.Read)];
        Match address = ProjectUri().Match(File.ReadAllText(Path.Combine(repository, "MetricsTools.psd1")));
        OnlineRoot = address.Success ? $"{address.Groups[1].Value}/blob/main/docs/en-US/" : throw new InvalidOperationException("The manifest has no ProjectUri.");
        foreach (string link in Cmdlets.SelectMany(static cmdlet => cmdlet.Links))
        {
            if (!Has(link)) throw new InvalidOperationException($"There is no help of {link}, which help refers to.");
        }
    }

    /// <summary>The cmdlets, by name.</summary>
    public IReadOnlyList<CmdletHelp> Cmdlets { get; }

    /// <summary>The topics, by name.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The folder of the online pages.</summary>
    public string OnlineRoot { get; }

    private bool Has(string name) => Cmdlets.Any(cmdlet => cmdlet.Name == name) || Topics.Any(topic => topic.Name == name);

    [GeneratedRegex(@"^\s*ProjectUri\s*=\s*'([^']+?)/?'", RegexOptions.Multiline)]
    private static partial Regex ProjectUri();
}
