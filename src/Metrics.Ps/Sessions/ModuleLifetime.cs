using System.Management.Automation;
using MetricsTools.PowerShell.Recording;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>Stores what waits in buffers, and closes the store that a runspace is connected to, when it removes the module.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionBuffers.CloseAll();
        StoreSession.Disconnect();
    }
}
