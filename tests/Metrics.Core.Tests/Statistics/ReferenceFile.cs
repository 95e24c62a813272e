using System.Globalization;

namespace MetricsTools.Statistics;

/// <summary>One answer of R, from the file that quantiles.R writes.</summary>
internal sealed record ReferenceRow(double[] Values, double Parameter, QuantileType Type, double Expected);

/// <summary>The answers of R.</summary>
internal static class ReferenceFile
{
    public static IEnumerable<ReferenceRow> Rows(string statistic)
    {
        double[] values = [];
        foreach (string line in File.ReadLines(DataFile.PathOf("quantiles.csv")).Skip(1))
        {
            string[] fields = line.Split(',');
            if (fields[0] == "values") values = [.. fields[4].Split(' ').Select(Number)];
            if (fields[0] != statistic) continue;
            QuantileType type = fields[3].Length == 0 ? QuantileType.Linear : (QuantileType)int.Parse(fields[3], CultureInfo.InvariantCulture);
            yield return new ReferenceRow([.. values], fields[2].Length == 0 ? 0 : Number(fields[2]), type, Number(fields[4]));
        }
    }

    /// <summary>Asserts that a statistic answers as R does, to 1e-12 relative.</summary>
    public static void AssertAgrees(string statistic, Func<ReferenceRow, double> compute)
    {
        int count = 0;
        foreach (ReferenceRow row in Rows(statistic))
        {
            double[] values = [.. row.Values];
            double actual = compute(row);
            Assert.True(
                Math.Abs(actual - row.Expected) <= 1e-12 * Math.Abs(row.Expected),
                FormattableString.Invariant($"{statistic} of [{string.Join(' ', values)}], {row.Parameter}, {row.Type}: {row.Expected:R} expected, {actual:R} found"));
            count++;
        }

        Assert.NotEqual(0, count);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
