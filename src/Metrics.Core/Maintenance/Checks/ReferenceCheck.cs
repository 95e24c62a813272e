using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>Rows that refer to rows that are not there.</summary>
internal sealed class ReferenceCheck : IStoreCheck
{
    /// <inheritdoc/>
    public string Name => "References";

    /// <inheritdoc/>
    public IEnumerable<StoreCheckResult> Run(StoreCheckContext context)
    {
        SqliteStatement check = context.Database.Prepare(
            """SELECT "table", parent, count(*), min(rowid) FROM pragma_foreign_key_check GROUP BY "table", parent""");
        var findings = new List<StoreCheckResult>();
        while (check.Step())
        {
            findings.Add(new StoreCheckResult(
                Name, check.Text(0), CheckStatus.Failed, $"{check.Integer(2)} rows, the first of them row {check.Integer(3)}, refer to a {check.Text(1)} that is not there."));
        }

        return findings.Count > 0 ? findings : [new StoreCheckResult(Name, context.FileName, CheckStatus.Ok, "Every row that is referred to is there.")];
    }
}
