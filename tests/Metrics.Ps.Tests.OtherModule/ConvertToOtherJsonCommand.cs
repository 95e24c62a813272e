using System.Management.Automation;
using System.Text.Json;

namespace OtherModule;

/// <summary>Writes numbers as JSON, with this module's System.Text.Json.</summary>
[Cmdlet(VerbsData.ConvertTo, "OtherJson")]
public sealed class ConvertToOtherJsonCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public double[] Value { get; set; } = [];

    protected override void ProcessRecord() => WriteObject(JsonSerializer.Serialize(Value));
}
