using System.Management.Automation;
using Spectre.Console;

namespace OtherModule;

/// <summary>Removes the markup from a text, with this module's Spectre.Console.</summary>
[Cmdlet(VerbsData.ConvertTo, "OtherText")]
public sealed class ConvertToOtherTextCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Markup { get; set; } = "";

    protected override void ProcessRecord() => WriteObject(Markup.RemoveMarkup());
}
