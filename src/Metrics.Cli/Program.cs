using System.Globalization;
using System.Runtime.InteropServices;
using MetricsTools.CommandLine.Output;

namespace MetricsTools.CommandLine;

/// <summary>The entry: one parse, one command, one exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var stopping = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var terminal = new Terminal(stopping.Token);
        return MetricsProgram.Run(arguments, terminal);

        // The first signal lets the command store what it has; the second one ends it.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        }
    }
}
