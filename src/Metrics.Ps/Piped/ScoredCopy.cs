using System.Management.Automation;
using MetricsTools.Anomalies;

namespace MetricsTools.PowerShell.Piped;

/// <summary>A copy of what came down a pipeline, with its own columns unchanged and its score behind them.</summary>
internal static class ScoredCopy
{
    private const string ScoreColumn = "Score";
    private const string SeverityColumn = "Severity";

    /// <summary>The copy; a plain number becomes the column Value. Columns that are there already stay, and the new ones are then named Anomaly-.</summary>
    /// <param name="input">What came.</param>
    /// <param name="score">Its score, or null when it could not be read.</param>
    public static PSObject Of(PSObject input, double? score)
    {
        var copy = new PSObject();
        if (Parameters.RecordReader.IsPlain(input.BaseObject)) copy.Properties.Add(new PSNoteProperty("Value", input.BaseObject));
        else foreach (PSPropertyInfo property in input.Properties) copy.Properties.Add(new PSNoteProperty(property.Name, ValueOf(property)));
        copy.Properties.Add(new PSNoteProperty(FreeName(copy, ScoreColumn), score));
        copy.Properties.Add(new PSNoteProperty(FreeName(copy, SeverityColumn), score is { } known ? AnomalyThresholds.SeverityOf(known).ToString() : null));
        return copy;
    }

    // A getter is code and may fail: that says nothing about the value.
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static string FreeName(PSObject copy, string name)
    {
        while (copy.Properties[name] is not null) name = "Anomaly" + name;
        return name;
    }
}
