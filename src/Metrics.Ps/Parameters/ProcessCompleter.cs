using System.ComponentModel;
using System.Diagnostics;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes names of processes that run.</summary>
internal sealed class ProcessCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Process process in Process.GetProcesses())
        {
            using (process)
            {
                try
                {
                    if (process.ProcessName.Length > 0) names.Add(process.ProcessName);
                }
                catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or NotSupportedException)
                {
                    // It has ended meanwhile, or is nobody's business.
                }
            }
        }

        return names;
    }
}
