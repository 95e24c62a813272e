namespace MetricsTools.Privacy;

/// <summary>How a store is kept free of personal data.</summary>
/// <param name="Mode">What happens to a personal value.</param>
/// <param name="Key">A key from outside the store, or null to use the store's own.</param>
public sealed record PrivacySettings(PrivacyMode Mode, byte[]? Key)
{
    /// <summary>The environment variable that names the mode.</summary>
    public const string ModeVariable = "METRICSTOOLS_PRIVACY";

    /// <summary>The environment variable that holds a key, in base64.</summary>
    public const string KeyVariable = "METRICSTOOLS_PRIVACY_KEY";

    /// <summary>The keys of tags whose values are never personal.</summary>
    public ExemptKeys Exempt { get; init; } = ExemptKeys.Default;

    private const int MinimumKeyLength = 16;

    /// <summary>Hashing under the store's own key.</summary>
    public static readonly PrivacySettings Default = new(PrivacyMode.Hash, null);

    /// <summary>Reads the settings from environment variables.</summary>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    /// <exception cref="MetricException">A variable is set to something unusable.</exception>
    public static PrivacySettings FromEnvironment(Func<string, string?> environment)
    {
        string? mode = environment(ModeVariable);
        string? key = environment(KeyVariable);
        return new PrivacySettings(
            string.IsNullOrWhiteSpace(mode) ? PrivacyMode.Hash : ParseMode(mode!.Trim()),
            string.IsNullOrWhiteSpace(key) ? null : ParseKey(key!.Trim()));
    }

    // By name alone: Enum.Parse takes 2 and Hash,Allow for Allow.
    private static PrivacyMode ParseMode(string text)
    {
        foreach (PrivacyMode mode in new[] { PrivacyMode.Hash, PrivacyMode.Reject, PrivacyMode.Allow })
        {
            if (string.Equals(mode.ToString(), text, StringComparison.OrdinalIgnoreCase)) return mode;
        }

        throw new MetricException(ErrorId.PrivacyModeUnknown, text);
    }

    private static byte[] ParseKey(string text)
    {
        try
        {
            byte[] key = Convert.FromBase64String(text);
            return key.Length >= MinimumKeyLength ? key : throw new MetricException(ErrorId.PrivacyKeyInvalid);
        }
        catch (FormatException)
        {
            throw new MetricException(ErrorId.PrivacyKeyInvalid);
        }
    }
}
