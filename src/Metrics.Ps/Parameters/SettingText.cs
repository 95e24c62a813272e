using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>The text of a value that is given for a setting.</summary>
internal static class SettingText
{
    /// <summary>The text: of a bare 7d, which PowerShell takes for the number 7, what was typed. Null for $null.</summary>
    public static string? Of(PSObject? value) => value?.BaseObject switch
    {
        null => null,
        bool known => known ? "true" : "false",
        SwitchParameter known => known ? "true" : "false",
        TimeSpan known => known.ToString("c", CultureInfo.InvariantCulture),
        string known => known,
        double or float or decimal => NumberOf(value),
        IEnumerable known => string.Join(",", known.Cast<object?>().Select(static one => Convert.ToString(NumberReader.Unwrap(one), CultureInfo.InvariantCulture))),
        _ => value.ToString(),
    };

    // Its own text follows the culture, unless it is what was typed.
    private static string NumberOf(PSObject value)
    {
        string typed = value.ToString();
        return char.IsLetter(typed[typed.Length - 1]) ? typed : Convert.ToString(value.BaseObject, CultureInfo.InvariantCulture)!;
    }
}
