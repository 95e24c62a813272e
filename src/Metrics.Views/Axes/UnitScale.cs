namespace MetricsTools.Views.Axes;

/// <summary>The multiple of a unit in which figures of some size are read most easily.</summary>
/// <param name="Factor">What a figure is divided by.</param>
/// <param name="Symbol">The multiple's symbol; empty for figures without a unit.</param>
public readonly record struct UnitScale(double Factor, string Symbol)
{
    private const double Kibi = 1024;

    private static readonly UnitScale[] Seconds =
        [new(86400, "d"), new(3600, "h"), new(60, "min"), new(1, "s"), new(1e-3, "ms"), new(1e-6, "us"), new(1e-9, "ns")];

    private static readonly UnitScale[] Bytes =
    [
        new(Kibi * Kibi * Kibi * Kibi * Kibi, "PiB"), new(Kibi * Kibi * Kibi * Kibi, "TiB"), new(Kibi * Kibi * Kibi, "GiB"), new(Kibi * Kibi, "MiB"), new(Kibi, "KiB"), new(1, "B"),
    ];

    private static readonly UnitScale[] Plain = [new(1e12, "T"), new(1e9, "G"), new(1e6, "M")];

    /// <summary>The scale for figures up to a size.</summary>
    /// <param name="largest">The largest distance from zero.</param>
    /// <param name="unit">The unit in UCUM, or null; a rate ends with <c>/s</c>.</param>
    public static UnitScale Of(double largest, string? unit)
    {
        string name = unit ?? "";
        // A time by the second is a share of time, and is not scaled.
        string rate = name.EndsWith("/s", StringComparison.Ordinal) ? "/s" : "";
        return name.Substring(0, name.Length - rate.Length) switch
        {
            "By" => Choose(Bytes, largest, 1).Per(rate),
            "s" when rate.Length == 0 => Choose(Seconds, largest, 1),
            "ms" when rate.Length == 0 => Choose(Seconds, largest, 1000),
            "us" when rate.Length == 0 => Choose(Seconds, largest, 1e6),
            "ns" when rate.Length == 0 => Choose(Seconds, largest, 1e9),
            "min" when rate.Length == 0 => Choose(Seconds, largest, 1.0 / 60),
            "h" when rate.Length == 0 => Choose(Seconds, largest, 1.0 / 3600),
            string other => OfPlain(largest, SymbolOf(other) + rate),
        };
    }

    /// <summary>How people write a unit: <c>By</c> is B, <c>{request}</c> is request, <c>1</c> is nothing.</summary>
    public static string SymbolOf(string? unit) => unit switch
    {
        null or "1" => "",
        "By" => "B",
        "Cel" => "C",
        { Length: > 2 } when unit[0] == '{' && unit[unit.Length - 1] == '}' => unit.Substring(1, unit.Length - 2),
        _ => unit,
    };

    private UnitScale Per(string rate) => new(Factor, Symbol + rate);

    private static UnitScale OfPlain(double largest, string symbol)
    {
        foreach (UnitScale scale in Plain)
        {
            if (largest >= scale.Factor) return new UnitScale(scale.Factor, symbol.Length == 0 ? scale.Symbol : $"{scale.Symbol} {symbol}");
        }

        return new UnitScale(1, symbol);
    }

    // The largest multiple of which there is at least one; the unit itself for zero.
    private static UnitScale Choose(UnitScale[] scales, double largest, double perBase)
    {
        foreach (UnitScale scale in scales)
        {
            if (largest >= scale.Factor * perBase) return new UnitScale(scale.Factor * perBase, scale.Symbol);
        }

        UnitScale smallest = largest == 0 ? Array.Find(scales, static scale => scale.Factor == 1) : scales[scales.Length - 1];
        return new UnitScale(smallest.Factor * perBase, smallest.Symbol);
    }
}
