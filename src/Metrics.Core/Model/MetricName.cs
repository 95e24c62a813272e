using MetricsTools.Text;

namespace MetricsTools.Model;

/// <summary>The rule for names of metrics: a letter or underscore, then letters, digits and <c>_ . : / -</c>, at most 255.</summary>
public static class MetricName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaximumLength = 255;

    /// <summary>Returns the name when it is valid.</summary>
    /// <exception cref="MetricException">The name is missing, too long, or has a character that names may not have.</exception>
    public static string Validate(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new MetricException(ErrorId.NameMissing);
        if (name!.Length > MaximumLength) throw new MetricException(ErrorId.NameTooLong, name.Length, MaximumLength, UnicodeText.Shorten(name));
        if (!IsValid(name)) throw new MetricException(ErrorId.NameInvalid, name);
        return name;
    }

    private static bool IsValid(string name)
    {
        if (!IsLetter(name[0]) && name[0] != '_') return false;
        foreach (char character in name)
        {
            if (!IsLetter(character) && character is not ((>= '0' and <= '9') or '_' or '.' or ':' or '/' or '-')) return false;
        }

        return true;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
