using System.Globalization;

namespace MetricsTools.Text;

/// <summary>
/// Numbers as text, the same in every culture: an optional sign, digits with an optional point, an optional exponent.
/// There is no thousands separator, so <c>3,5</c> is refused rather than read as 35.
/// </summary>
public static class NumberText
{
    /// <summary>The longest text of <see cref="TryFormatDecimal"/>: a sign, 15 digits, a point, and some to spare.</summary>
    public const int LongestDecimal = 24;

    private const double MostDigits = 1e15;

    private static readonly double[] Powers = [1, 10, 100, 1000, 10_000];

    /// <summary>Reads a finite number; white space around it is allowed.</summary>
    /// <returns>False for anything else, such as NaN, Infinity, <c>3,5</c>, <c>0x10</c> or <c>1e999</c>, which no double can hold.</returns>
    public static bool TryParse(string? text, out double value)
    {
        value = 0;
        if (text is null) return false;
        string number = text.Trim();
        if (!IsNumber(number)) return false;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || double.IsNaN(value) || double.IsInfinity(value))
        {
            value = 0;
            return false;
        }

        // .NET Framework reads -0 as 0.
        if (value == 0 && number[0] == '-') value = -0.0;
        return true;
    }

    /// <summary>Writes the shortest text that <see cref="TryParse"/> reads back as the same bits; minus zero is <c>-0</c>.</summary>
    public static string Format(double value)
    {
        Span<char> digits = stackalloc char[LongestDecimal];
        if (TryFormatDecimal(value, digits, out int length)) return digits.Slice(0, length).ToString();
        if (value == 0) return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        // R gives the digits of a neighbor for some doubles: on .NET Framework, and for two powers of two on .NET 9 and 10 (dotnet/runtime#131131).
        bool isNeighbor = TryParse(text, out double back) && BitConverter.DoubleToInt64Bits(back) != BitConverter.DoubleToInt64Bits(value);
        return isNeighbor ? value.ToString("G17", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>Writes a number of few decimals as <see cref="Format"/> does, without making a string of it.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">At least <see cref="LongestDecimal"/> long.</param>
    /// <param name="written">The length of the text.</param>
    /// <returns>False, and nothing written, for a number that is not one of at most 15 digits with at most four decimals.</returns>
    /// <remarks>
    /// A decimal of at most 15 digits is the only one of as many that stands for its double, so that the fewest decimals that give the double back are its
    /// shortest text. An integer below 2^53 over a power of ten is rounded once, to the double that the decimal stands for.
    /// </remarks>
    public static bool TryFormatDecimal(double value, Span<char> destination, out int written)
    {
        written = 0;
        double magnitude = Math.Abs(value);
        if (value == 0 || !(magnitude < MostDigits)) return false;
        for (int decimals = 0; decimals < Powers.Length; decimals++)
        {
            double scaled = Math.Round(magnitude * Powers[decimals]);
            if (scaled >= MostDigits) return false;
            if (scaled / Powers[decimals] != magnitude) continue;
            written = WriteDigits((long)scaled, decimals, value < 0, destination);
            return true;
        }

        return false;
    }

    // From the last digit to the first; at least one stands before the point.
    private static int WriteDigits(long digits, int decimals, bool isNegative, Span<char> destination)
    {
        Span<char> reversed = stackalloc char[LongestDecimal];
        int length = 0;
        for (int place = 0; digits > 0 || place <= decimals; place++)
        {
            if (place == decimals && place > 0) reversed[length++] = '.';
            long rest = digits / 10;
            reversed[length++] = (char)('0' + (int)(digits - (rest * 10)));
            digits = rest;
        }

        if (isNegative) reversed[length++] = '-';
        for (int i = 0; i < length; i++) destination[i] = reversed[length - 1 - i];
        return length;
    }

    private static bool IsNumber(string text)
    {
        int position = 0;
        SkipSign(text, ref position);
        int digits = SkipDigits(text, ref position);
        if (position < text.Length && text[position] == '.')
        {
            position++;
            digits += SkipDigits(text, ref position);
        }

        if (digits == 0) return false;
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            SkipSign(text, ref position);
            if (SkipDigits(text, ref position) == 0) return false;
        }

        return position == text.Length;
    }

    private static void SkipSign(string text, ref int position)
    {
        if (position < text.Length && text[position] is '+' or '-') position++;
    }

    private static int SkipDigits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9') position++;
        return position - start;
    }
}
