using System.Text;
using MetricsTools.Formats;

namespace MetricsTools.CommandLine.Output;

/// <summary>Where results, errors and progress go, and where input comes from: UTF-8 and LF, whatever the culture.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private int _progressLength;

    /// <summary>Opens the streams of this process.</summary>
    /// <param name="cancellation">Cancelled by Ctrl+C.</param>
    public Terminal(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected) Console.OutputEncoding = Utf8;
        Output = new StreamWriter(OutputStream.Open(), Utf8, 1 << 14) { NewLine = "\n" };
        Error = new StreamWriter(Console.OpenStandardError(), Utf8, 256) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>Results.</summary>
    public TextWriter Output { get; }

    /// <summary>Everything else.</summary>
    public TextWriter Error { get; }

    /// <summary>Cancelled by Ctrl+C.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Standard input.</summary>
    public static TextReader OpenInput() => new Utf8Text(Console.OpenStandardInput());

    /// <summary>Writes an error.</summary>
    public void WriteError(string message) => WriteLine("error", message);

    /// <summary>Writes a warning.</summary>
    public void WriteWarning(string message) => WriteLine("warning", message);

    /// <summary>Writes what may be of interest.</summary>
    public void WriteNote(string message) => WriteLine("note", message);

    /// <summary>Writes how far the work is, over what was written so before; only where somebody looks on.</summary>
    public void WriteProgress(string message)
    {
        if (Console.IsErrorRedirected) return;
        Error.Write($"\r{message.PadRight(_progressLength)}");
        _progressLength = message.Length;
    }

    /// <summary>Takes the progress away again.</summary>
    public void ClearProgress()
    {
        if (_progressLength > 0) Error.Write($"\r{new string(' ', _progressLength)}\r");
        _progressLength = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Output.Dispose();
        }
        catch (OutputClosedException)
        {
            // Nobody reads it any more.
        }
        catch (IOException)
        {
            // The command has reported that its output cannot be written.
        }

        Error.Dispose();
    }

    private void WriteLine(string severity, string message)
    {
        ClearProgress();
        Error.WriteLine($"{severity}: {CellText.WithoutControls(message)}");
    }
}
