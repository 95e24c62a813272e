using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>All that the document lets the bytes of a store be, each by a name, and what of it a reader has met.</summary>
internal sealed class Branches
{
    private static readonly string[] Tiers = ["samples", "hours", "days"];
    private static readonly int[] LongColumns = [0, 1, 17, 2, 18, 3, 19];

    private readonly HashSet<string> _met = [];

    /// <summary>The names of all branches.</summary>
    public static HashSet<string> All { get; } =
    [
        .. OfTheFile, .. OfBlocks, .. OfSamples, .. OfIntegers, .. OfDoubles,
        .. Tiers.Skip(1).SelectMany(OfFigures),
        .. OfSums("sums"), "sums 255 below 0", .. OfSums("sums of squares"), .. OfSketches,
    ];

    /// <summary>The branches that were not met.</summary>
    public string[] Missing => [.. All.Except(_met).OrderBy(static name => name, StringComparer.Ordinal)];

    private static IEnumerable<string> OfTheFile =>
    [
        "a quoted part of tags", "an escape in tags", "a code in tags",
        "samples before raw_from", "hours before hour_from", "days before day_from", "samples of no series",
        "a row of hot without samples", "a row of hot with a sample", "a row of hot with samples of a series", "a row of hot with a lower series",
        "a row of hot with an earlier sample", "a row of hot with equal times", "a row of hot with a time below 0", "a sample of hot between those of blocks",
        .. Tiers.Skip(1).SelectMany(static tier => new[] { $"{tier} of hot alone", $"{tier} of hot and samples", $"{tier} of hot that become figures", $"{tier} of hot and figures" }),
    ];

    private static IEnumerable<string> OfBlocks =>
    [
        .. Tiers.SelectMany(static tier => new[] { $"a span of {tier} at its first hour", $"a span of {tier} at another hour" }),
        "a span without a block for a series", "a span of several blocks", "blocks at a place that no span has", "the first span", "the last span", "a lost block",
        "a block without beginnings", "a block with beginnings", "an entry with a beginning", "an entry without a beginning", "an entry that stands alone", "a series with several entries",
        "a page of a stream", "a page of streams", "a full page", "a lost page", "a lost stream between others",
    ];

    private static IEnumerable<string> OfSamples =>
    [
        "a stream of a sample", "a stream of 4,096 samples", "a stream of 4,096 hours", "samples at even steps", "samples at uneven steps", "samples at one time", "samples before 1970", "samples in 1970", "samples in 9999",
    ];

    private static IEnumerable<string> OfIntegers =>
    [
        .. LongColumns.Concat(Enumerable.Range(64, 65)).Concat(Enumerable.Range(129, 65)).Select(static head => $"integers {head}"),
        .. Enumerable.Range(0, 65).Select(static width => $"remainders of {width} bits"),
        .. Enumerable.Range(0, 33).Select(static width => $"remainders of {width} bits in lanes"),
        .. Enumerable.Range(0, 64).Select(static width => $"remainders of {width} bits with exceptions"),
        .. Enumerable.Range(0, 65).Select(static width => $"high parts of {width} bits"),
    ];

    private static IEnumerable<string> OfDoubles => [.. Decimals.Append(64).Select(static head => $"doubles {head}"), .. Decimals.Select(static exponent => $"doubles {32 + exponent}")];

    private static IEnumerable<string> OfSketches =>
    [
        .. Enumerable.Range(0, 7).Select(static scale => $"a sketch at scale {scale}"),
        "a sketch with zeros", "a sketch without zeros", "a sketch with positive values", "a sketch without positive values", "a sketch with negative values", "a sketch without negative values", "a sketch of a bucket",
        .. Enumerable.Range(0, 16).Select(static code => $"counts of code {code}"), "a pair of a group", "a group of fewer than eight counts", "pairs without a count",
    ];

    private static IEnumerable<int> Decimals => Enumerable.Range(0, 23);

    /// <summary>Notes that a reader has met a branch, which the document has.</summary>
    public void Meet(string name)
    {
        Require(All.Contains(name), name);
        _met.Add(name);
    }

    private static IEnumerable<string> OfFigures(string tier) =>
    [
        $"{tier} of version 1", $"{tier} of version 2", $"{tier} of samples alone", $"{tier} of figures alone", $"{tier} of samples and figures",
        $"{tier} without a sum of squares", $"{tier} with a sum of squares", $"{tier} of equal values", $"one of the {tier} with figures", $"several of the {tier} with figures",
        $"members of {tier}", $"registers of {tier}", .. Decimals.Append(64).Select(head => $"values {head} of {tier}"),
    ];

    private static IEnumerable<string> OfSums(string name) =>
        [.. Decimals.Append(64).Append(255).Select(head => $"{name} {head}"), $"{name} with nothing to add", $"{name} with something to add", $"{name} 255 of 0"];
}
