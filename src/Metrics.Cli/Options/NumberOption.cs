using System.CommandLine;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Options;

/// <summary>A finite number, with a point whatever the culture.</summary>
internal sealed class NumberOption : Option<string?>
{
    /// <summary>Makes the option.</summary>
    public NumberOption(string name, string description) : base(name)
    {
        Description = description;
        HelpName = "number";
    }

    /// <summary>The number, or null when it was not given.</summary>
    /// <exception cref="MetricException">It is not one.</exception>
    public double? Read(ParseResult parse) => parse.GetValue(this) is { } text ? Read(text, Name) : null;

    /// <summary>The number that a text is.</summary>
    /// <exception cref="MetricException">It is none.</exception>
    public static double Read(string text, string name) =>
        NumberText.TryParse(text, out double number) ? number : throw new MetricException(ErrorId.ValueNotNumber, UnicodeText.Shorten(text), name);
}
