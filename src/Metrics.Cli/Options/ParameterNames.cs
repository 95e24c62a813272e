using System.Text.RegularExpressions;

namespace MetricsTools.CommandLine.Options;

/// <summary>The core's sentences name the parameters of cmdlets; here they name options.</summary>
internal static partial class ParameterNames
{
    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["-Name"] = "a name",
        ["-Type"] = "--kind",
        ["-Cumulative"] = "--cumulative",
        ["-Interval"] = "--interval",
        ["-Direction"] = "--direction",
        ["-Baseline"] = "--baseline",
        ["-BaselineValue"] = "--baseline-value",
        ["-WarningThreshold"] = "--warning",
        ["-CriticalThreshold"] = "--critical",
        ["-NoClobber"] = "--no-clobber",
        ["-Force"] = "--force",
        ["-Last"] = "--last",
        ["-Start"] = "--start",
        ["-Window"] = "--window",
        ["-Count"] = "--count",
        ["-Update"] = "--update",
    };

    private static readonly (string Core, string Here)[] Phrases =
    [
        ("give -Name, or an object with a Name.", "give one, or records with --format that have one."),
        (", or give a TimeSpan.", "."),
        ("Give a DateTime, a DateTimeOffset, or ISO 8601 text", "Give ISO 8601 text"),
        ("Set-MetricDefinition -AllowedTag changes that.", "The cmdlet Set-MetricDefinition changes that."),
        ("Get-MetricAnnotation shows those that are.", "'metrics annotations' shows those that are."),
        ("Get-MetricBaseline -Label * shows those that are.", "'metrics baseline --label *' shows those that are."),
        ("Remove it with Remove-MetricBaseline, or name", "Remove it with the cmdlet Remove-MetricBaseline, or name"),
        ("[TimeZoneInfo]::GetSystemTimeZones() lists them.", "The folder /usr/share/zoneinfo or 'tzutil /l' lists them."),
        (", or an object with Start and End.", "."),
        ("a range (-Last or -Start), or what to compare with: a range, tags or a label", "--last or --start, or what to compare with: a range, tags or a label"),
        ("Use a local path, or -Force for a slower rollback mode.", "Use a local path."),
    ];

    /// <summary>The sentence in the words of the command line.</summary>
    public static string Translate(string sentence)
    {
        foreach ((string core, string here) in Phrases) sentence = sentence.Replace(core, here, StringComparison.Ordinal);
        return Parameter().Replace(sentence, static match => Options.GetValueOrDefault(match.Value, match.Value));
    }

    [GeneratedRegex(@"(?<=^|\s)-[A-Z][A-Za-z]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
