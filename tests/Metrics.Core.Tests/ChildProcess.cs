using System.Diagnostics;

namespace MetricsTools;

/// <summary>How programs are started, with arguments that .NET Framework takes as one text.</summary>
internal static class ChildProcess
{
    public static ProcessStartInfo Of(string program, params string[] arguments) =>
#if NET
        new(program, arguments);
#else
        new(program, string.Join(" ", arguments.Select(static argument => $"\"{argument}\""))) { UseShellExecute = false };
#endif
}
