using System.CommandLine;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Options;

/// <summary>A moment in ISO 8601.</summary>
internal sealed class MomentOption : Option<string?>
{
    /// <summary>Makes the option.</summary>
    public MomentOption(string name, string description) : base(name)
    {
        Description = description;
        HelpName = "ISO 8601";
    }

    /// <summary>The moment in UTC, or null when it was not given.</summary>
    /// <exception cref="MetricException">It is not one.</exception>
    public DateTimeOffset? Read(ParseResult parse)
    {
        if (parse.GetValue(this) is not { } text) return null;
        return TimestampText.TryParse(text.Trim(), TimeZoneInfo.Local, out long milliseconds)
            ? UnixTime.ToDateTimeOffset(milliseconds)
            : throw new MetricException(ErrorId.TimestampInvalid, text);
    }
}
