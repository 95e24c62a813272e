using System.Management.Automation;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>Closes the connected store when the module is removed.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => StoreSession.Disconnect();
}
