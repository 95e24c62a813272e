using MetricsTools.Configuration;

namespace MetricsTools;

/// <summary>A setting: what it is, and why.</summary>
public sealed class MetricSetting
{
    private readonly SettingValue _value;

    internal MetricSetting(SettingValue value) => _value = value;

    /// <summary>The name.</summary>
    public string Name => _value.Definition.Name;

    /// <summary>The value: a Boolean, a whole number, a TimeSpan, a text or several texts.</summary>
    public object Value => _value.Value;

    /// <summary>Where the value comes from: Environment, Store, User, Machine or Default.</summary>
    public string Source => _value.Source.ToString();

    /// <summary>The variable, store or file that says so.</summary>
    public string? Place => _value.Place;

    /// <summary>What it is when nothing is said.</summary>
    public object Default => _value.Definition.Default();

    /// <summary>The values that it takes.</summary>
    public string Range => _value.Definition.Type.Description;

    /// <summary>For whom it can be made: Store, User, Machine.</summary>
    public string[] Scope => [.. _value.Definition.Scopes.Select(static scope => scope.ToString())];

    /// <summary>The environment variable that counts more than all scopes.</summary>
    public string? Variable => _value.Definition.Variable;

    /// <summary>What it does.</summary>
    public string Description => _value.Definition.Description;
}
