using MetricsTools.Model;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that measure operations.</summary>
public abstract class OperationCommand : RecordingCommand
{
    /// <summary>Stops an operation and records it. What cannot be recorded is a warning: the operation itself is done.</summary>
    /// <returns>False when it was stopped before.</returns>
    private protected bool Complete(MetricTimer timer)
    {
        if (!timer.Operation.TryStop(out IReadOnlyList<MetricRecord> records)) return false;
        var warnings = new List<string>(timer.TakeRefusals());
        foreach (MetricRecord record in records)
        {
            try
            {
                Record(record);
            }
            catch (MetricException exception) when (!Unbuffered)
            {
                warnings.Add(exception.Message);
            }
        }

        // Whoever is stopped can be told nothing any more.
        if (!Stopping) warnings.ForEach(sentence => WriteWarning($"Not all of '{timer.Name}' was recorded: {sentence}"));
        return true;
    }
}
