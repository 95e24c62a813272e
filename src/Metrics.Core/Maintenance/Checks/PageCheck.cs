using System.Globalization;
using System.Text.RegularExpressions;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>Every page of the file, by SQLite's own integrity check: the trees of tables and indexes, their order, and the pages that are free.</summary>
internal sealed class PageCheck : IStoreCheck
{
    private const int MaximumFindings = 100;

    // SQLite names a tree by the page that it begins at.
    private static readonly Regex Tree = new(@"^Tree (\d+) ", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public string Name => "Pages";

    /// <inheritdoc/>
    public IEnumerable<StoreCheckResult> Run(StoreCheckContext context)
    {
        Dictionary<long, string> trees = ReadTrees(context.Database);
        List<string> findings = ReadFindings(context.Database, context.Options);
        if (IsSound(findings))
        {
            yield return new StoreCheckResult(Name, context.FileName, CheckStatus.Ok, $"{trees.Count} tables and indexes are sound.");
            yield break;
        }

        foreach (string finding in findings) yield return new StoreCheckResult(Name, TargetOf(finding, trees) ?? context.FileName, CheckStatus.Failed, finding);
    }

    /// <summary>Whether all pages are sound.</summary>
    /// <exception cref="MetricException">They cannot be read.</exception>
    public static bool IsSound(SqliteDatabase database, MaintenanceOptions options) => IsSound(ReadFindings(database, options));

    private static bool IsSound(List<string> findings) => findings.Count == 1 && findings[0] == "ok";

    private static List<string> ReadFindings(SqliteDatabase database, MaintenanceOptions options)
    {
        List<string> findings = [];
        Action? watch = options.Progress is { } progress ? () => progress(-1) : null;
        LongStatement.Run(database, () => findings = ReadFindings(database), watch, options.Cancellation);
        return findings;
    }

    private static List<string> ReadFindings(SqliteDatabase database)
    {
        var findings = new List<string>();
        SqliteStatement check = database.Prepare($"PRAGMA integrity_check({MaximumFindings})");
        while (check.Step()) findings.AddRange(check.Text(0).Split(['\n'], StringSplitOptions.RemoveEmptyEntries));
        findings.RemoveAll(static finding => finding.StartsWith("*** ", StringComparison.Ordinal));
        return findings;
    }

    private static Dictionary<long, string> ReadTrees(SqliteDatabase database)
    {
        var trees = new Dictionary<long, string>();
        SqliteStatement schema = database.Prepare("SELECT rootpage, name FROM sqlite_schema WHERE rootpage > 0");
        while (schema.Step()) trees[schema.Integer(0)] = schema.Text(1);
        return trees;
    }

    private static string? TargetOf(string finding, Dictionary<long, string> trees) =>
        Tree.Match(finding) is { Success: true } match && trees.TryGetValue(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), out string? name) ? name : null;
}
