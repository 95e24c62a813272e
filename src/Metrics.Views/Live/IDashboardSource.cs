using MetricsTools.Views.Dashboard;

namespace MetricsTools.Views.Live;

/// <summary>Where the states of a dashboard come from.</summary>
public interface IDashboardSource : IDisposable
{
    /// <summary>The state at this moment. What keeps it from being had is part of it.</summary>
    DashboardModel Read(DashboardRequest request);
}
