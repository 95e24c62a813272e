using System.Management.Automation;
using Microsoft.Data.Sqlite;

namespace OtherModule;

/// <summary>Runs SQL on a database, with this module's SQLite; writes the first value of the result.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "OtherSql")]
public sealed class InvokeOtherSqlCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    public string Sql { get; set; } = "";

    protected override void ProcessRecord()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // It is the caller's SQL.
        command.CommandText = Sql;
#pragma warning restore CA2100
        WriteObject(command.ExecuteScalar());
    }
}
