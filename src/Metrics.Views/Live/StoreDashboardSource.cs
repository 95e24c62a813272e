using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Dashboard;
using MetricsTools.Views.Rows;

namespace MetricsTools.Views.Live;

/// <summary>Reads dashboards from a store, which may vanish and come back: then it is opened anew.</summary>
/// <param name="location">The path of the store.</param>
/// <param name="open">Opens it; what it gives is closed by this.</param>
/// <param name="time">The clock.</param>
public sealed class StoreDashboardSource(string location, Func<MetricQueries> open, TimeProvider time) : IDashboardSource
{
    private MetricQueries? _queries;
    private DashboardBuilder? _builder;
    private DateTime _created;

    /// <summary>Throws when the store cannot be opened, or a literal name is not in it: what is mistyped is an error, and not a dashboard that waits for it.</summary>
    /// <exception cref="MetricException">It cannot, or it is not.</exception>
    public void Validate(DashboardRequest request)
    {
        SeriesSelector selector = Open().Selector;
        foreach (string name in request.Names) selector.SelectMetrics(name);
    }

    /// <inheritdoc/>
    public DashboardModel Read(DashboardRequest request)
    {
        try
        {
            MetricQueries queries = Open();
            return (_builder ??= new DashboardBuilder(queries)).Build(request);
        }
        catch (MetricException exception)
        {
            Close();
            return new DashboardModel
            {
                Now = UnixTime.Now(time),
                Last = request.Last,
                Store = location,
                Problem = exception.Message,
                Health = [HealthRows.OfFailure(exception.Message)],
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    // A file that was removed goes on answering whoever has it open, and another one of its name would not be noticed.
    private MetricQueries Open()
    {
        DateTime created = File.Exists(location) ? File.GetCreationTimeUtc(location) : default;
        if (created != _created) Close();
        _created = created;
        return _queries ??= open();
    }

    private void Close()
    {
        _queries?.Selector.Store.Dispose();
        _queries = null;
        _builder = null;
    }
}
