using System.CommandLine;

namespace MetricsTools.CommandLine.Options;

/// <summary>Finite numbers, separated by spaces: <c>--value 812 805.5</c>.</summary>
internal sealed class NumbersOption : Option<string[]>
{
    /// <summary>Makes the option.</summary>
    public NumbersOption(string name, string description) : base(name)
    {
        Description = description;
        HelpName = "number ...";
        AllowMultipleArgumentsPerToken = true;
    }

    /// <summary>The numbers, or null when none were given.</summary>
    /// <exception cref="MetricException">One of them is not a number.</exception>
    public double[]? Read(ParseResult parse) => parse.GetValue(this) is { Length: > 0 } texts ? [.. texts.Select(text => NumberOption.Read(text, Name))] : null;
}
