using MetricsTools.Queries;
using MetricsTools.Views.Dashboard;

namespace MetricsTools.Views.Live;

/// <summary>Reads dashboards from a store that is open already, and stays so. What goes wrong is thrown.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class QueriedDashboardSource(MetricQueries queries) : IDashboardSource
{
    private readonly DashboardBuilder _builder = new(queries);

    /// <inheritdoc/>
    public DashboardModel Read(DashboardRequest request) => _builder.Build(request);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whoever opened the store closes it.
    }
}
