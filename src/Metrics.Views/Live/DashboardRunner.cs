using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Live;

/// <summary>Shows a dashboard on the console of the process: live where somebody looks on, else as one plain frame.</summary>
/// <param name="source">Where its states come from.</param>
/// <param name="profile">What the console can do.</param>
public sealed class DashboardRunner(IDashboardSource source, TerminalProfile profile)
{
    /// <summary>The lines of one frame, as high as what it shows, without escape codes.</summary>
    /// <param name="request">What it shows.</param>
    /// <param name="width">The columns, or null for those of the console.</param>
    public IReadOnlyList<string> Frame(DashboardRequest request, int? width = null) =>
        CanvasText.Lines(new DashboardScreen(profile.Glyphs).DrawPlain(source.Read(request), width ?? profile.Width), hasColor: false);

    /// <summary>Shows it on the screen until it is quit or stopped.</summary>
    public void Run(DashboardRequest request, TimeSpan refresh, TimeProvider time, CancellationToken cancellation)
    {
        using var keys = new ConsoleKeys();
        new LiveDashboard(source, new ConsoleScreen(), keys, time) { Refresh = refresh, HasColor = profile.HasColor, Glyphs = profile.Glyphs }.Run(request, cancellation);
    }
}
