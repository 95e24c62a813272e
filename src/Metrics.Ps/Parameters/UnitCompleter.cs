using System.Collections;
using System.Management.Automation;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes units: those that metrics of the store have, then the usual ones of UCUM.</summary>
internal sealed class UnitCompleter : StoreCompletion
{
    private static readonly (string Code, string Name)[] Usual =
    [
        ("ms", "milliseconds"), ("s", "seconds"), ("us", "microseconds"), ("ns", "nanoseconds"), ("min", "minutes"), ("h", "hours"), ("d", "days"),
        ("By", "bytes"), ("KiBy", "kibibytes, 1024 bytes"), ("MiBy", "mebibytes"), ("GiBy", "gibibytes"), ("kBy", "kilobytes, 1000 bytes"), ("MBy", "megabytes"),
        ("GBy", "gigabytes"), ("bit", "bits"), ("By/s", "bytes per second"), ("bit/s", "bits per second"), ("1", "a ratio, or a number without a unit"),
        ("%", "percent"), ("Hz", "hertz"), ("Cel", "degrees Celsius"), ("K", "kelvin"), ("V", "volts"), ("A", "amperes"), ("W", "watts"), ("J", "joules"),
        ("m", "metres"), ("g", "grams"), ("{request}", "requests"), ("{error}", "errors"), ("{item}", "items"), ("{thread}", "threads"),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters)
    {
        var inUse = store.GetMetrics().Where(static metric => metric.Unit is not null).GroupBy(static metric => metric.Unit!, StringComparer.Ordinal)
            .OrderByDescending(static unit => unit.Count()).ThenBy(static unit => unit.Key, StringComparer.Ordinal).ToList();
        return inUse.Where(unit => Begins(unit.Key, word)).Select(static unit => Result(unit.Key, $"the unit of {string.Join(", ", unit.Select(static metric => metric.Name))}"))
            .Concat(CompleteWithoutStore(word).Where(usual => !inUse.Exists(unit => unit.Key == usual.ListItemText)));
    }

    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> CompleteWithoutStore(string word) =>
        Usual.Where(unit => Begins(unit.Code, word)).Select(static unit => Result(unit.Code, unit.Name));
}
