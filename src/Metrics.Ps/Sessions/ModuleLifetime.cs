using System.Management.Automation;
using MetricsTools.PowerShell.Recording;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>Stops the collectors of a runspace, stores what waits in buffers, and closes the store that it is connected to, when it removes the module.</summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SessionCollectors.StopOwn();
        SessionBuffers.CloseAll();
        StoreSession.Disconnect();
    }
}
