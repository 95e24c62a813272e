using System.Text.Json;
using MetricsTools.Views.Html;

namespace MetricsTools.Views.Web;

/// <summary>One look at a report in a real browser, made when its first result is asked for. Pictures are kept in TestResults/web.</summary>
internal sealed class ReportInBrowser
{
    private static readonly Lazy<ReportInBrowser> Run = new(static () => new ReportInBrowser());

    private readonly Dictionary<string, string?> _problems = [];
    private readonly string? _whyNot;

    private ReportInBrowser()
    {
        _whyNot = WebTools.WhyNot;
        if (_whyNot is not null) return;
        string folder = Directory.CreateDirectory(Path.Combine(WebTools.Repository, "TestResults", "web")).FullName;
        string file = Path.Combine(folder, "report.html");
        using (var store = new ViewStore()) File.WriteAllText(file, SampleReport.Draw(SampleReport.Build(store)));
        foreach (string line in WebTools.Run("report.mjs", file, folder))
        {
            using var result = JsonDocument.Parse(line);
            if (result.RootElement.TryGetProperty("skip", out JsonElement reason)) _whyNot = reason.GetString();
            else _problems.Add(result.RootElement.GetProperty("check").GetString()!, result.RootElement.GetProperty("problem").GetString());
        }
    }

    /// <summary>Fails when a check failed or was not made; skips, saying why, where there is no browser.</summary>
    public static void Require(string check)
    {
        ReportInBrowser run = Run.Value;
        if (run._whyNot is not null) Assert.Skip($"{run._whyNot}: the report was not looked at in a browser.");
        Assert.True(run._problems.TryGetValue(check, out string? problem), $"There is no check '{check}'.");
        Assert.True(problem is null, problem);
    }
}
