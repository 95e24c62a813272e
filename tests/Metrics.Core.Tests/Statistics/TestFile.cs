using System.Globalization;

namespace MetricsTools.Statistics;

/// <summary>R's answer about two samples; each part may be empty.</summary>
internal sealed record TestRow(double[] X, double[] Y, double[] Parameters, double[] Expected);

/// <summary>R's answers about distributions and about two samples.</summary>
internal static class TestFile
{
    private static readonly ILookup<string, TestRow> All = File.ReadLines(DataFile.PathOf("tests.csv")).Skip(1)
        .Select(static line => line.Split(','))
        .ToLookup(static fields => fields[0], static fields => new TestRow(Numbers(fields[1]), Numbers(fields[2]), Numbers(fields[3]), Numbers(fields[4])));

    public static IEnumerable<TestRow> Rows(string statistic) => All[statistic];

    /// <summary>Asserts that a statistic answers as R does, to 1e-12 relative.</summary>
    public static void AssertAgrees(string statistic, Func<TestRow, double[]> compute)
    {
        Assert.NotEmpty(Rows(statistic));
        Assert.All(Rows(statistic), row =>
        {
            double[] actual = compute(row);
            Assert.Equal(row.Expected.Length, actual.Length);
            for (int i = 0; i < actual.Length; i++)
            {
                bool agrees = actual[i] == row.Expected[i] || Math.Abs(actual[i] - row.Expected[i]) <= 1e-12 * Math.Abs(row.Expected[i]);
                Assert.True(agrees, FormattableString.Invariant($"{statistic} of [{Text(row.X)}], [{Text(row.Y)}], {Text(row.Parameters)}: {row.Expected[i]:R} expected, {actual[i]:R} found"));
            }
        });
    }

    private static string Text(double[] numbers) => string.Join(' ', numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)));

    private static double[] Numbers(string text) => [.. text.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static double Number(string text) => text switch
    {
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
