using MetricsTools.Text;

namespace MetricsTools.Baselines;

/// <summary>Numbers in one text, as a shell writes a list that lies too deep: apart by a space, and nothing where one is missing.</summary>
internal static class NumberList
{
    /// <summary>The numbers; not a number where one is missing.</summary>
    /// <exception cref="MetricException">One is not a number.</exception>
    public static IReadOnlyList<double> Parse(string text, string member) => text.Length == 0 ? [] : [.. text.Split(' ').Select(part =>
        part.Length == 0 ? double.NaN : NumberText.TryParse(part, out double number) ? number : throw new MetricException(ErrorId.ValueNotNumber, UnicodeText.Shorten(part), member))];
}
