using System.Globalization;
using MetricsTools.Text;

namespace MetricsTools.Configuration;

/// <summary>A span of time in a range.</summary>
/// <param name="minimum">The shortest.</param>
/// <param name="maximum">The longest.</param>
/// <param name="description">The range, for a reader.</param>
internal sealed class DurationType(TimeSpan minimum, TimeSpan maximum, string description) : SettingType(description)
{
    /// <summary>A range of days.</summary>
    public DurationType(int minimumDays, int maximumDays) : this(
        TimeSpan.FromDays(minimumDays), TimeSpan.FromDays(maximumDays), $"{minimumDays.ToString(CultureInfo.InvariantCulture)}d to {maximumDays.ToString(CultureInfo.InvariantCulture)}d")
    {
    }

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

        return span >= minimum && span <= maximum ? span : throw new FormatException($"it is not from {Description}");
    }

    /// <inheritdoc/>
    public override string Format(object value)
    {
        var span = (TimeSpan)value;
        return span.Ticks % TimeSpan.TicksPerDay == 0 ? span.Days.ToString(CultureInfo.InvariantCulture) + "d" : span.ToString("c", CultureInfo.InvariantCulture);
    }
}
