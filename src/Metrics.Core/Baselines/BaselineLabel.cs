using MetricsTools.Text;

namespace MetricsTools.Baselines;

/// <summary>What a saved baseline is called.</summary>
public static class BaselineLabel
{
    private const int MaximumLength = 255;

    /// <summary>Throws unless a text can be a label.</summary>
    /// <exception cref="MetricException">It is empty, too long, holds control characters or wildcards, or looks like JSON.</exception>
    public static void Validate(string label)
    {
        string? reason = string.IsNullOrWhiteSpace(label) ? "it is empty"
            : label.Length > MaximumLength ? $"it has more than {MaximumLength} characters"
            : label.Any(char.IsControl) || !UnicodeText.IsWellFormed(label) ? "it holds control characters"
            : Glob.HasWildcard(label) ? "it holds wildcards"
            : label[0] is '{' or '[' ? "it looks like JSON"
            : null;
        if (reason is not null) throw new MetricException(ErrorId.LabelInvalid, UnicodeText.Shorten(label), reason);
    }
}
