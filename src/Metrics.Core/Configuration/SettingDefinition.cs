namespace MetricsTools.Configuration;

/// <summary>A setting: what can be said, for whom, and what counts when nothing is said.</summary>
/// <param name="Name">Its name; names compare without case.</param>
/// <param name="Type">The values that it takes.</param>
/// <param name="Default">Gives the value when nothing is said.</param>
/// <param name="Description">What it does, for a reader.</param>
public sealed record SettingDefinition(string Name, SettingType Type, Func<object> Default, string Description)
{
    /// <summary>The environment variable that counts more than all scopes, or null.</summary>
    public string? Variable { get; init; }

    /// <summary>For whom it can be made.</summary>
    public IReadOnlyList<SettingScope> Scopes { get; init; } = [SettingScope.Store, SettingScope.User, SettingScope.Machine];

    /// <summary>Throws unless the setting can be made for a scope.</summary>
    /// <exception cref="MetricException">It cannot.</exception>
    public void RequireScope(SettingScope scope)
    {
        if (!Scopes.Contains(scope)) throw new MetricException(ErrorId.SettingScope, Name, scope, string.Join(", ", Scopes));
    }

    /// <summary>The value of a text.</summary>
    /// <exception cref="MetricException">It is not one of the values.</exception>
    public object Parse(string text)
    {
        try
        {
            return Type.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new MetricException(ErrorId.SettingInvalid, exception, Text.UnicodeText.Shorten(text), Name, exception.Message);
        }
    }
}
