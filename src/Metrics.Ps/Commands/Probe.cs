using System.Management.Automation;
namespace MetricsTools.PowerShell;
/// <summary>x.</summary>
[Cmdlet("Get","Probe")]
public sealed class ProbeCommand : PSCmdlet { /// <inheritdoc/>
 protected override void ProcessRecord() => WriteObject(1); }
