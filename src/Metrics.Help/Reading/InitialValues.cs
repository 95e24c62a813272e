using System.Collections;
using System.Globalization;
using System.Reflection;

namespace MetricsTools.Help.Reading;

/// <summary>What the parameters of a new cmdlet are before anything is given.</summary>
internal sealed class InitialValues(Type cmdlet)
{
    /// <summary>The text for no value.</summary>
    public const string None = "None";

    private static readonly (TimeSpan Unit, string Suffix)[] Units =
        [(TimeSpan.FromDays(1), "d"), (TimeSpan.FromHours(1), "h"), (TimeSpan.FromMinutes(1), "m"), (TimeSpan.FromSeconds(1), "s")];

    private readonly object _cmdlet = Activator.CreateInstance(cmdlet)!;

    /// <summary>The value of a parameter, as a user would write it.</summary>
    public string Of(PropertyInfo property) =>
        property.PropertyType.Name == "SwitchParameter" ? "False" : TextOf(property.GetValue(_cmdlet));

    private static string TextOf(object? value) => value switch
    {
        null or "" => None,
        string text => text,
        TimeSpan span => TextOf(span),
        IEnumerable several => string.Join(", ", several.Cast<object?>().Select(TextOf)) is { Length: > 0 } text ? text : None,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string TextOf(TimeSpan span)
    {
        (TimeSpan unit, string suffix) = Units.FirstOrDefault(one => span.Ticks % one.Unit.Ticks == 0);
        return suffix is null ? span.ToString("c", CultureInfo.InvariantCulture) : (span.Ticks / unit.Ticks).ToString(CultureInfo.InvariantCulture) + suffix;
    }
}
