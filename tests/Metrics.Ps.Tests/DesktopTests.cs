using System.ComponentModel;
using System.Globalization;
using System.Xml.Linq;

namespace MetricsTools;

/// <summary>The .NET Standard build, which Windows PowerShell loads, on .NET Framework; Mono stands in for it where it is not.</summary>
public sealed class DesktopTests(ITestOutputHelper output)
{
    private const string MonoIsMissing = "Mono with its class libraries is not installed (mono-devel in Debian)";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public void The_tests_of_the_core_pass_on_NET_Framework_or_Mono()
    {
        string results = Path.Combine(Directory.CreateDirectory(Repository.PathOf("TestResults")).FullName, "desktop.xml");
        File.Delete(results);
        (int exitCode, string text) = RunTests("-xml", results, "-noColor", "-noLogo", "-noAutoReporters");

        Assert.True(File.Exists(results), text);
        XElement run = XDocument.Load(results).Descendants("assembly").Single();
        output.WriteLine($"{run.Attribute("environment")!.Value}: {Count(run, "passed")} passed, {Count(run, "failed")} failed, {Count(run, "skipped")} skipped");
        XElement[] failed = [.. run.Descendants("test").Where(static test => test.Attribute("result")!.Value == "Fail")];
        Assert.True(failed.Length == 0, string.Join("\n\n", failed.Select(static test => $"{test.Attribute("name")!.Value}\n{test.Element("failure")!.Value}")));
        Assert.True(exitCode == 0, text);
        Assert.True(Count(run, "passed") > 0, text);
    }

    private static (int ExitCode, string Output) RunTests(params string[] arguments)
    {
        if (OperatingSystem.IsWindows()) return ChildProcess.Run(Limit, Repository.DesktopTests, arguments);
        try
        {
            (int exitCode, string text) = ChildProcess.Run(Limit, "mono", [Repository.DesktopTests, .. arguments]);
            Assert.SkipWhen(text.Contains("Could not load file or assembly 'netstandard,", StringComparison.Ordinal), MonoIsMissing);
            return (exitCode, text);
        }
        catch (Win32Exception)
        {
            Assert.Skip(MonoIsMissing);
            throw;
        }
    }

    private static int Count(XElement run, string outcome) => int.Parse(run.Attribute(outcome)!.Value, CultureInfo.InvariantCulture);
}
