using System.Diagnostics.Metrics;
using MetricsTools.Model;

namespace MetricsTools.Collectors.Meters;

/// <summary>Tells instruments apart.</summary>
internal static class InstrumentRoles
{
    /// <summary>The role of an instrument, or null for one of a type that is not known.</summary>
    /// <remarks>By the name of its type: some types are younger than the framework that this is compiled for.</remarks>
    public static InstrumentRole? Of(Instrument instrument)
    {
        for (Type? type = instrument.GetType(); type is not null; type = type.BaseType)
        {
            switch (type.Name)
            {
                case "Counter`1": return InstrumentRole.Increment;
                case "ObservableCounter`1": return InstrumentRole.Total;
                case "UpDownCounter`1": return InstrumentRole.Change;
                case "ObservableUpDownCounter`1" or "ObservableGauge`1" or "Gauge`1": return InstrumentRole.Level;
                case "Histogram`1": return InstrumentRole.Observation;
            }
        }

        return null;
    }

    /// <summary>The kind of metric that an instrument is stored as.</summary>
    public static MetricKind KindOf(InstrumentRole role) => role switch
    {
        InstrumentRole.Increment or InstrumentRole.Total => MetricKind.Counter,
        InstrumentRole.Observation => MetricKind.Histogram,
        _ => MetricKind.Gauge,
    };
}
