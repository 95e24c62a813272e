using System.Management.Automation.Host;
using MetricsTools.Views.Terminal;

namespace MetricsTools.PowerShell.Charting;

/// <summary>Draws on the host of a session.</summary>
/// <param name="host">The host.</param>
internal sealed class HostPicture(PSHost host)
{
    private const string Console = "ConsoleHost";

    /// <summary>What can be done where the host shows things: colours and keys only on a console.</summary>
    public TerminalProfile Profile { get; } = host.Name == Console ? ConsoleProfile.Read() : ConsoleProfile.Read() with { IsInteractive = false, HasColor = false };

    /// <summary>The columns of a picture. The last one stays free: some consoles go to the next line when it is written to.</summary>
    public int Width => Profile.IsInteractive ? Math.Max(1, Profile.Width - 1) : Profile.Width;

    /// <summary>Draws a picture.</summary>
    public void Write(Canvas canvas)
    {
        foreach (string line in CanvasText.Lines(canvas, Profile.HasColor)) host.UI.WriteLine(line);
    }
}
