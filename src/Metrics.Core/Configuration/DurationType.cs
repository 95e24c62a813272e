using System.Globalization;
using MetricsTools.Text;

namespace MetricsTools.Configuration;

/// <summary>A span of time in a range of days.</summary>
internal sealed class DurationType(int minimumDays, int maximumDays)
    : SettingType($"{minimumDays.ToString(CultureInfo.InvariantCulture)}d to {maximumDays.ToString(CultureInfo.InvariantCulture)}d")
{
    /// <inheritdoc/>
    public override object Parse(string text)
    {
        TimeSpan span;
        try
        {
            span = DurationText.Parse(text);
        }
        catch (MetricException exception)
        {
            throw new FormatException(exception.Message.TrimEnd('.'), exception);
        }

        return span >= TimeSpan.FromDays(minimumDays) && span <= TimeSpan.FromDays(maximumDays) ? span : throw new FormatException($"it is not from {Description}");
    }

    /// <inheritdoc/>
    public override string Format(object value)
    {
        var span = (TimeSpan)value;
        return span.Ticks % TimeSpan.TicksPerDay == 0 ? span.Days.ToString(CultureInfo.InvariantCulture) + "d" : span.ToString("c", CultureInfo.InvariantCulture);
    }
}
