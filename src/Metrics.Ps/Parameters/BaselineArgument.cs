using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads what is given to judge by: objects, JSON text, or labels of saved baselines.</summary>
internal static class BaselineArgument
{
    /// <summary>The baselines.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="store">Opens the store where labels are looked up.</param>
    /// <exception cref="MetricException">Something is no baseline, or no baseline has the label.</exception>
    public static BaselineSet Read(IReadOnlyList<PSObject> given, Func<IMetricStore> store)
    {
        bool hasLabel = given.Any(static one => one.BaseObject is string text && !IsJson(text));
        return new BaselineSet([.. given.SelectMany(one => one.BaseObject is not string text ? [BaselineObject.Read(one)]
            : IsJson(text) ? BaselineJson.Read(text)
            : new SavedBaselines(store()).Find(text, "*", TagFilter.All))], hasLabel);
    }

    private static bool IsJson(string text) => text.TrimStart('\uFEFF').TrimStart() is { Length: > 0 } rest && rest[0] is '{' or '[';
}
