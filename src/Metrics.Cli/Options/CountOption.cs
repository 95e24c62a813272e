using System.CommandLine;
using System.Globalization;

namespace MetricsTools.CommandLine.Options;

/// <summary>A whole number from 1 on.</summary>
internal sealed class CountOption : Option<string?>
{
    private readonly int _maximum;

    /// <summary>Makes the option.</summary>
    public CountOption(string name, string description, int maximum = 10_000_000) : base(name)
    {
        Description = description;
        HelpName = "n";
        _maximum = maximum;
    }

    /// <summary>The number, or null when it was not given.</summary>
    /// <exception cref="UsageException">It is not a whole number within the limits.</exception>
    public int? Read(ParseResult parse)
    {
        if (parse.GetValue(this) is not { } text) return null;
        bool isCount = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= _maximum;
        return isCount ? count : throw new UsageException($"{Name} takes a whole number from 1 to {_maximum}, and was given '{text}'.");
    }
}
