using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetricsTools;

public sealed partial class PesterTests(ITestOutputHelper output)
{
    private static readonly string[] Locales = ["en_US.UTF-8", "de_DE.UTF-8", "C"];

    public static TheoryData<string, string> Files
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string locale in Locales)
            {
                foreach (string file in Directory.GetFiles(Repository.PathOf("tests", "Pester"), "*.Tests.ps1").Order(StringComparer.Ordinal)) rows.Add(locale, Path.GetFileName(file));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pester_passes(string locale, string file)
    {
        if (PesterRun.WhyNot is { } reason) Assert.Skip($"{reason}: {CountTests(file)} or more tests of {file} did not run under {locale}.");

        PesterRun run = PesterRun.Under(locale);
        IReadOnlyList<XElement> tests = run.TestsOf(file);
        XElement[] failed = [.. tests.Where(static test => (string?)test.Attribute("result") is not ("Success" or "Passed" or "Ignored" or "Skipped" or "Inconclusive"))];
        output.WriteLine($"{tests.Count} tests, {failed.Length} failed");

        Assert.True(tests.Count > 0, $"{file} gave no result.\n{run.Output}");
        Assert.True(failed.Length == 0, string.Join("\n\n", failed.Select(static test => $"{(string?)test.Attribute("name")}\n{test.Element("failure")?.Value.Trim()}")));
    }

    private static int CountTests(string file) => It().Count(File.ReadAllText(Repository.PathOf("tests", "Pester", file)));

    [GeneratedRegex(@"^\s*It\s", RegexOptions.Multiline)]
    private static partial Regex It();
}
