using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>Generators of what breaks file formats.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "a", "B9", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "''", "\"", "\"\"", ",", ";", ":", "\\", "\\n", " ", "\u00a0", "\0", "\u0001", "\u0085", "\u2028", "\ufeff",
        "{", "}", "@{", "[", "]", "#TYPE ", "é", "数", "😀", "👩‍💻", "=cmd|' /C calc'!A0", "null", "\u202e",
    ];

    public static Gen<string> Text { get; } =
        from length in Gen.Choose(1, 8)
        from pieces in Gen.Elements(Pieces).ListOf(length)
        select string.Concat(pieces);

    public static Gen<double> Number { get; } = Gen.OneOf(
        Gen.Elements(0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014E-308, 2.2250738585072009E-308, 0.1, 1e21, 1e-7, 1e15, 1e16, 5e-324, 9007199254740993, 0.3, 1 / 3.0, 2.98023223876953125E-08),
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        let value = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
        select double.IsFinite(value) ? value : high);

    public static Gen<MetricRecord> Record { get; } =
        from name in Gen.Elements("cpu", "_x", "http.server/req-s:total", new string('n', 255))
        from kind in Gen.Elements<MetricKind?>(null, MetricKind.Gauge, MetricKind.Counter, MetricKind.Histogram, MetricKind.Summary, MetricKind.Set)
        from unit in Gen.OneOf(Gen.Constant<string?>(null), Text.Select<string, string?>(text => text))
        from value in Number
        from timestamp in Gen.OneOf(Gen.Elements<long?>(null, 0, -1, -62135596800000, 253402300799999), Gen.Choose(int.MinValue, int.MaxValue).Select<int, long?>(number => number * 1000L))
        from tagCount in Gen.Choose(0, 4)
        from keys in Text.ListOf(tagCount)
        from values in Text.ListOf(tagCount)
        select new MetricRecord
        {
            Name = name,
            Kind = kind,
            Unit = unit,
            Value = value,
            Timestamp = timestamp,
            Tags = TagSet.Create(keys.Zip(values, (key, text) => new Tag(key, text)).DistinctBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase)),
        };
}
