namespace MetricsTools.Help.Writing;

/// <summary>The help that PowerShell reads beside the cmdlets.</summary>
internal static class ModuleHelp
{
    /// <summary>The texts of the files, by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(HelpSource source)
    {
        var files = source.Topics.ToDictionary(static topic => $"{topic.Name}.help.txt", TopicTextWriter.Write);
        files.Add("Metrics.Ps.dll-Help.xml", MamlWriter.Write(source));
        return files;
    }
}
