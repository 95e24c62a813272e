using System.Diagnostics.Metrics;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes names of the .NET meters of this process.</summary>
internal sealed class MeterCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => names.Add(instrument.Meter.Name) };
        listener.Start();
        listener.InstrumentPublished = null;
        return names;
    }
}
