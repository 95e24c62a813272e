using System.CommandLine;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Options;

/// <summary>A duration with its unit: 30s, 5m, 1h, 7d.</summary>
internal sealed class DurationOption : Option<string?>
{
    /// <summary>Makes the option.</summary>
    public DurationOption(string name, string description) : base(name)
    {
        Description = description;
        HelpName = "duration";
    }

    /// <summary>The duration, or null when it was not given.</summary>
    /// <exception cref="MetricException">It is not one, has no unit, or is not above zero.</exception>
    public TimeSpan? Read(ParseResult parse)
    {
        if (parse.GetValue(this) is not { } text) return null;
        TimeSpan span = DurationText.Parse(text);
        return span > TimeSpan.Zero ? span : throw new MetricException(ErrorId.DurationNotPositive, span);
    }
}
