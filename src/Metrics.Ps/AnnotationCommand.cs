using MetricsTools.Annotations;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that write annotations.</summary>
public abstract class AnnotationCommand : MetricCommand
{
    /// <summary>The annotations of a store. What is said of personal data in them becomes a warning.</summary>
    private protected StoredAnnotations AnnotationsOf(IMetricStore store) => new(store, SettingsOf(store).Privacy) { Warn = WriteWarning };
}
