using MetricsTools.Views.Live;

namespace MetricsTools.Views.Terminal;

/// <summary>Finds out what the console of the process can do.</summary>
public static class ConsoleProfile
{
    /// <summary>The profile of the console.</summary>
    public static TerminalProfile Read()
    {
        bool isRedirected = Console.IsOutputRedirected || Console.IsInputRedirected || !EscapeCodes.TryEnable();
        return TerminalProfile.Of(
            Environment.GetEnvironmentVariable, isRedirected,
            Console.IsOutputRedirected ? 0 : ConsoleScreen.Size(static () => Console.WindowWidth, 0), Console.IsOutputRedirected ? 0 : ConsoleScreen.Size(static () => Console.WindowHeight, 0),
            Console.OutputEncoding.CodePage);
    }
}
