using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace OtherModule;

/// <summary>Tells which libraries this module has got: name, version, file and load context.</summary>
[Cmdlet(VerbsCommon.Get, "OtherLibrary")]
public sealed class GetOtherLibraryCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        foreach (Assembly assembly in new[] { typeof(SqliteConnection).Assembly, typeof(SQLitePCL.raw).Assembly, typeof(JsonSerializer).Assembly, typeof(AnsiConsole).Assembly })
        {
            var library = new PSObject();
            library.Properties.Add(new PSNoteProperty("Name", assembly.GetName().Name));
            library.Properties.Add(new PSNoteProperty("Version", assembly.GetName().Version));
            library.Properties.Add(new PSNoteProperty("Location", assembly.Location));
            library.Properties.Add(new PSNoteProperty("Context", AssemblyLoadContext.GetLoadContext(assembly)?.Name));
            WriteObject(library);
        }
    }
}
