namespace MetricsTools.Deviations.Reports;

/// <summary>Text for the log of a job.</summary>
internal static class CommandText
{
    /// <summary>The text with spaces in place of what would move the cursor or change colours; line breaks are left to be escaped.</summary>
    public static string WithoutControls(string text) =>
        text.Any(static one => char.IsControl(one) && one is not ('\r' or '\n'))
            ? new string([.. text.Select(static one => char.IsControl(one) && one is not ('\r' or '\n') ? ' ' : one)])
            : text;
}
