using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>Asks the first question of a process; gives the milliseconds of opening the store and of the question.</summary>
internal sealed class FirstQuestion : IChild
{
    /// <inheritdoc/>
    public string Name => "first-question";

    /// <inheritdoc/>
    public IEnumerable<double> Run(IReadOnlyList<string> arguments)
    {
        var span = new WorkloadSpan(int.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture));
        SqliteMetricStore? store = null;
        double open = Timing.Once(() => store = SqliteMetricStore.Open(arguments[0], new StoreOptions { Time = new FixedClock(span.Afterwards) }));
        using (store)
        {
            return [open, Timing.Once(() => new StorePeer(store!, span, Resolution.Raw).Ask(Question.Q1))];
        }
    }
}
