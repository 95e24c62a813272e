using System.Globalization;

namespace MetricsTools.Text;

/// <summary>
/// Numbers as text, the same in every culture: an optional sign, digits with an optional point, an optional exponent.
/// There is no thousands separator, so <c>3,5</c> is refused rather than read as 35.
/// </summary>
public static class NumberText
{
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
        if (value == 0) return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        // R gives the digits of a neighbor for some doubles: on .NET Framework, and for two powers of two on .NET 9 and 10 (dotnet/runtime#131131).
        bool isNeighbor = TryParse(text, out double back) && BitConverter.DoubleToInt64Bits(back) != BitConverter.DoubleToInt64Bits(value);
        return isNeighbor ? value.ToString("G17", CultureInfo.InvariantCulture) : text;
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
