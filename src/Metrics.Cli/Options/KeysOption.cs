using System.CommandLine;

namespace MetricsTools.CommandLine.Options;

/// <summary>Keys of tags, separated by commas.</summary>
internal sealed class KeysOption : Option<string?>
{
    /// <summary>Makes the option.</summary>
    public KeysOption(string name, string description) : base(name)
    {
        Description = description;
        HelpName = "key,...";
    }

    /// <summary>The keys; none of an empty text, and null when it was not given.</summary>
    public IReadOnlyList<string>? Read(ParseResult parse) =>
        parse.GetValue(this)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
