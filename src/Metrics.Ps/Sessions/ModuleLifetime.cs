using System.Management.Automation;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>Closes the store that a runspace is connected to when it removes the module.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => StoreSession.Disconnect();
}
