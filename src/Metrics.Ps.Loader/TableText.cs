using System.Globalization;

namespace MetricsTools;

/// <summary>
/// How the default table views write numbers, times and sizes. It lies in this assembly because views name types by literal, and a literal finds
/// nothing in a load context of its own.
/// </summary>
public static class TableText
{
    // From the most to the least telling; the first that fits its column is taken.
    private static readonly string[] NumberFormats = ["#,0.####", "#,0.###", "#,0.##", "#,0.#", "#,0", "0.####e+0", "0.##e+0", "0e+0"];

    /// <summary>A number in the current culture, as precise as its column allows: at most four decimals, an exponent where digits do not fit.</summary>
    /// <param name="value">The number; null gives null, an empty cell.</param>
    /// <param name="width">The width of the column, in characters, from 6 up.</param>
    public static string? Number(double? value, int width)
    {
        if (value is not { } number) return null;
        double size = Math.Abs(number);
        bool isSmall = size is > 0 and < 1e-4;
        string text = "";
        foreach (string format in NumberFormats)
        {
            if (isSmall && format[0] == '#') continue;
            text = number.ToString(format, CultureInfo.CurrentCulture);
            if (text.Length <= width) break;
        }

        return text;
    }

    /// <summary>A moment in UTC to the second, in one form for every culture.</summary>
    /// <param name="moment">The moment in UTC; null gives null, an empty cell.</param>
    public static string? Moment(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC to the millisecond, in one form for every culture.</summary>
    /// <param name="moment">The moment in UTC; null gives null, an empty cell.</param>
    public static string? ExactMoment(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>A size of a file in kilobytes of 1,024 bytes, rounded up, in the current culture.</summary>
    /// <param name="bytes">The size in bytes, at least 0.</param>
    public static string Kilobytes(long bytes) => ((bytes + 1023) / 1024).ToString("#,0", CultureInfo.CurrentCulture) + " KB";
}
