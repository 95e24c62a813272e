namespace MetricsTools;

/// <summary>Why some tests are not for .NET Framework, or not for Mono in its place.</summary>
internal static class Desktop
{
    public const string HasNoUnixFiles = ".NET Framework knows no mode bits and no links.";

    public static void SkipUnderMono(string reason) => Assert.SkipWhen(Type.GetType("Mono.Runtime") is not null, reason);
}
