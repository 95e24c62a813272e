namespace MetricsTools.Configuration;

/// <summary>What values a setting takes. Every value has one text, which stands in stores and files.</summary>
/// <param name="description">The values, for a reader.</param>
public abstract class SettingType(string description)
{
    /// <summary>The values, for a reader.</summary>
    public string Description => description;

    /// <summary>The words that can be chosen; empty when there are too many.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>The value of a text: a Boolean, a whole number, a TimeSpan, a text or an array of texts.</summary>
    /// <exception cref="FormatException">It is not one of the values; the message says why.</exception>
    public abstract object Parse(string text);

    /// <summary>The value of an environment variable.</summary>
    /// <exception cref="FormatException">It is not one of the values; the message says why.</exception>
    public virtual object ParseVariable(string text) => Parse(text);

    /// <summary>The text of a value.</summary>
    public virtual string Format(object value) => (string)value;
}
