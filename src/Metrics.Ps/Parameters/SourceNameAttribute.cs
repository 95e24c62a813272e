using System.Collections;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Management.Automation;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Takes also what a name stands for: a process, or a meter.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class SourceNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        NumberReader.Unwrap(inputData) is IList list ? list.Cast<object?>().Select(NameOf).ToArray() : NameOf(inputData);

    private static object? NameOf(object? one) => NumberReader.Unwrap(one) switch
    {
        Process process => process.Id.ToString(CultureInfo.InvariantCulture),
        Meter meter => Glob.Escape(meter.Name),
        _ => one,
    };
}
