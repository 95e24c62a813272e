using System.Globalization;
using System.Resources;

namespace MetricsTools;

/// <summary>The sentences of <c>ErrorMessages.resx</c>, whose keys are the names of <see cref="ErrorId"/>.</summary>
public static class ErrorMessages
{
    private static readonly ResourceManager Resources = new(typeof(ErrorMessages));

    /// <summary>The message of an id, with its arguments in the invariant culture.</summary>
    public static string Format(ErrorId id, params object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Resources.GetString(id.ToString(), CultureInfo.InvariantCulture) ?? id.ToString(), arguments);
}
