namespace MetricsTools.Privacy;

public sealed class PrivacySettingsTests
{
    [Theory]
    [InlineData(null, PrivacyMode.Hash)]
    [InlineData(" ", PrivacyMode.Hash)]
    [InlineData("hash", PrivacyMode.Hash)]
    [InlineData("REJECT", PrivacyMode.Reject)]
    [InlineData(" Allow ", PrivacyMode.Allow)]
    public void The_mode_comes_from_its_variable(string? text, PrivacyMode expected) => Assert.Equal(expected, Read(text, null).Mode);

    [Theory]
    [InlineData("off")]
    [InlineData("7")]
    [InlineData("2")]
    [InlineData("Hash,Allow")]
    public void A_mode_that_is_none_is_an_error(string text) =>
        Assert.Equal(ErrorId.PrivacyModeUnknown, Assert.Throws<MetricException>(() => Read(text, null)).Id);

    [Fact]
    public void The_key_comes_from_its_variable_in_base64()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];
        Assert.Equal(key, Read(null, Convert.ToBase64String(key)).Key);
        Assert.Null(Read(null, "").Key);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_key_that_is_none_is_an_error_that_does_not_show_it(string text)
    {
        var error = Assert.Throws<MetricException>(() => Read(null, text));
        Assert.Equal(ErrorId.PrivacyKeyInvalid, error.Id);
        Assert.DoesNotContain(text, error.Message, StringComparison.Ordinal);
    }

    private static PrivacySettings Read(string? mode, string? key) => PrivacySettings.FromEnvironment(name => name switch
    {
        "METRICSTOOLS_PRIVACY" => mode,
        "METRICSTOOLS_PRIVACY_KEY" => key,
        _ => null,
    });
}
