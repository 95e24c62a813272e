using MetricsTools.Model;

namespace MetricsTools.Views.Wording;

/// <summary>Severities in words, so that no colour is needed to tell them apart.</summary>
public static class SeverityWords
{
    /// <summary>The word of a severity.</summary>
    public static string Of(Severity severity) => severity == Severity.None ? "Normal" : severity.ToString();

    /// <summary>The mark of a severity where there is room for one character.</summary>
    public static char MarkOf(Severity severity) => severity switch
    {
        Severity.Critical => '!',
        Severity.Warning => '*',
        Severity.Info => 'i',
        _ => ' ',
    };
}
