using System.Globalization;
using MetricsTools.Views.Axes;

namespace MetricsTools.Views.Wording;

/// <summary>Figures as people read them: thousands separators, two decimals, a multiple of the unit. The same in every culture.</summary>
public static class FigureText
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "-";

    // Beyond, digits would be made up.
    private const double LargestPlain = 1e15;

    // Below, zeros would hide the digits.
    private const double SmallestPlain = 1e-4;

    /// <summary>A count: <c>1,234,567</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with thousands separators and so many decimals.</summary>
    public static string Fixed(double value, int decimals) =>
        Math.Abs(value) >= LargestPlain || double.IsNaN(value)
            ? value.ToString("G6", CultureInfo.InvariantCulture)
            : value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A number for tables: whole numbers as they are, others with seven digits, without separators.</summary>
    public static string Plain(double value)
    {
        double size = Math.Abs(value);
        if (size >= LargestPlain || (size < SmallestPlain && value != 0)) return value.ToString("G7", CultureInfo.InvariantCulture);
        return value.ToString(value == Math.Floor(value) || size >= 1e7 ? "0" : size >= 1 ? "0.######" : "0.##########", CultureInfo.InvariantCulture);
    }

    /// <summary>The total of a counter: without decimals when it is whole, and never in multiples but of bytes.</summary>
    public static string Total(double? total, string? unit)
    {
        if (total is not { } value) return None;
        if (unit == "By") return Of(value, unit);
        return Join(Fixed(value, value == Math.Floor(value) ? 0 : 2), UnitScale.SymbolOf(unit));
    }

    /// <summary>A figure with two decimals, in the multiple of its unit that suits it: <c>812.00 ms</c>, <c>1.25 GiB</c>.</summary>
    public static string Of(double? figure, string? unit)
    {
        if (figure is not { } value || double.IsNaN(value)) return None;
        UnitScale scale = UnitScale.Of(Math.Abs(value), unit);
        double scaled = value / scale.Factor;
        // Two decimals of a small number would say that it is nothing.
        bool isSmall = scaled != 0 && Math.Abs(scaled) < 0.01;
        return Join(isSmall ? scaled.ToString("G3", CultureInfo.InvariantCulture) : Fixed(scaled, 2), scale.Symbol);
    }

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double? share) => share is { } known ? Fixed(100 * known, 1) + " %" : None;

    /// <summary>A change in percent, with its sign.</summary>
    public static string Change(double? percent) => percent is { } known ? (known > 0 ? "+" : "") + Fixed(known, 1) + " %" : None;

    private static string Join(string number, string symbol) => symbol.Length == 0 ? number : number + " " + symbol;
}
