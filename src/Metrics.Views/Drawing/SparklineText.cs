using MetricsTools.Views.Charts;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Drawing;

/// <summary>Draws sparklines.</summary>
public static class SparklineText
{
    /// <summary>A sparkline in exactly so many columns.</summary>
    public static string Of(Sparkline line, int columns, Glyphs glyphs)
    {
        Sparkline fitted = line.Resize(columns);
        return new string([.. fitted.Levels(glyphs.Spark.Length).Select(level => level is { } known ? glyphs.Spark[known] : ' ')]);
    }
}
