using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Live;

/// <summary>A dashboard that goes on until it is quit.</summary>
/// <param name="source">Where its states come from.</param>
/// <param name="screen">Where it is shown.</param>
/// <param name="keys">Where keys come from.</param>
/// <param name="time">The clock.</param>
public sealed class LiveDashboard(IDashboardSource source, IScreen screen, IKeySource keys, TimeProvider time)
{
    /// <summary>The interval of the refresh when none is given: a second.</summary>
    public static readonly TimeSpan DefaultRefresh = TimeSpan.FromSeconds(1);

    /// <summary>The shortest interval of the refresh.</summary>
    public static readonly TimeSpan ShortestRefresh = TimeSpan.FromMilliseconds(100);

    // How soon a new size of the terminal is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);

    // A store that takes long to read is read less often: it is a tenth of the time at most.
    private const double ReadShare = 0.1;

    /// <summary>How often it is refreshed.</summary>
    public TimeSpan Refresh { get; init; } = DefaultRefresh;

    /// <summary>Whether colours are wanted.</summary>
    public bool HasColor { get; init; }

    /// <summary>The characters that pictures are made of.</summary>
    public Glyphs Glyphs { get; init; } = Glyphs.Unicode;

    /// <summary>Shows it until it is quit or stopped.</summary>
    public void Run(DashboardRequest request, CancellationToken cancellation)
    {
        var frames = new FrameWriter(screen, HasColor);
        var drawing = new DashboardScreen(Glyphs);
        var control = new DashboardControl(request);
        DashboardModel? model = null;
        TimeSpan pause = TimeSpan.Zero;
        TimeSpan refresh = Refresh > ShortestRefresh ? Refresh : ShortestRefresh;
        long read = time.GetTimestamp();
        frames.Begin();
        try
        {
            while (!control.IsQuit && !cancellation.IsCancellationRequested)
            {
                bool isDue = !control.State.IsPaused && time.GetElapsedTime(read) >= pause;
                if (model is null || isDue || control.TakeChange())
                {
                    long start = time.GetTimestamp();
                    model = source.Read(control.Request);
                    read = time.GetTimestamp();
                    TimeSpan cost = time.GetElapsedTime(start, read);
                    pause = TimeSpan.FromTicks(Math.Max((refresh - cost).Ticks, (long)(cost.Ticks * ((1 / ReadShare) - 1))));
                }

                frames.Show(drawing.Draw(model, control.State, screen.Width, screen.Height));
                TimeSpan left = pause - time.GetElapsedTime(read);
                TimeSpan wait = control.State.IsPaused || left > LongestWait ? LongestWait : left;
                if (wait > TimeSpan.Zero && keys.Wait(wait, cancellation) is { } key) control.Press(key, screen.Height);
            }
        }
        finally
        {
            frames.End();
        }
    }
}
