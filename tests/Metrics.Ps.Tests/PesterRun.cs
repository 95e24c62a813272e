using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;

namespace MetricsTools;

/// <summary>One run of the Pester suite against the package, in a fresh PowerShell under one locale, made when its first result is asked for.</summary>
internal sealed class PesterRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly ConcurrentDictionary<string, Lazy<PesterRun>> Runs = new();
    private static readonly Lazy<string?> Missing = new(FindMissing);

    private readonly Dictionary<string, XElement[]> _testsByFile;

    private PesterRun(string output, string resultPath)
    {
        Output = output;
        _testsByFile = File.Exists(resultPath)
            ? XDocument.Load(resultPath).Descendants("test-suite")
                .Where(static suite => (string?)suite.Attribute("name") is { } name && name.EndsWith(".Tests.ps1", StringComparison.Ordinal) && Path.IsPathRooted(name))
                .ToDictionary(static suite => Path.GetFileName((string)suite.Attribute("name")!), static suite => suite.Descendants("test-case").ToArray())
            : [];
    }

    /// <summary>Why Pester cannot run here, or null when it can.</summary>
    public static string? WhyNot => Missing.Value;

    /// <summary>What the run printed.</summary>
    public string Output { get; }

    /// <summary>The run under a locale.</summary>
    public static PesterRun Under(string locale) => Runs.GetOrAdd(locale, static name => new Lazy<PesterRun>(() => Start(name))).Value;

    /// <summary>The results of the tests of a file.</summary>
    public IReadOnlyList<XElement> TestsOf(string file) => _testsByFile.TryGetValue(file, out XElement[]? tests) ? tests : [];

    private static PesterRun Start(string locale)
    {
        string folder = Directory.CreateDirectory(Repository.PathOf("TestResults")).FullName;
        string resultPath = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"pester-{locale}.xml"));
        File.Delete(resultPath);
        (_, string output) = Run(Limit, locale, "-NoProfile", "-NonInteractive", "-File", Repository.PathOf("tests", "Pester", "Invoke-Tests.ps1"), "-ResultPath", resultPath, "-Module", Package.ManifestPath);
        return new PesterRun(output, resultPath);
    }

    private static string? FindMissing()
    {
        try
        {
            (int exitCode, _) = Run(TimeSpan.FromMinutes(1), "C", "-NoProfile", "-NonInteractive", "-Command",
                "if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5)) { exit 3 }");
            return exitCode == 3 ? "Pester 5.5 or newer is not installed (Install-Module Pester)" : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "PowerShell 7 (pwsh) is not installed";
        }
    }

    private static (int ExitCode, string Output) Run(TimeSpan limit, string locale, params string[] arguments) =>
        ChildProcess.Run(limit, "pwsh", arguments, ("LANG", locale), ("LC_ALL", locale));
}
