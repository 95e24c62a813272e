using System.Text;

namespace MetricsTools.Views.Live;

/// <summary>The console of the process.</summary>
public sealed class ConsoleScreen : IScreen
{
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Encoding _encoding = Console.OutputEncoding;

    /// <inheritdoc/>
    public int Width => Size(static () => Console.WindowWidth, Terminal.TerminalProfile.DefaultWidth);

    /// <inheritdoc/>
    public int Height => Size(static () => Console.WindowHeight, Terminal.TerminalProfile.DefaultHeight);

    /// <inheritdoc/>
    public void Write(string text)
    {
        byte[] bytes = _encoding.GetBytes(text);
        _output.Write(bytes, 0, bytes.Length);
        _output.Flush();
    }

    /// <summary>A size, or another when there is no window.</summary>
    internal static int Size(Func<int> read, int otherwise)
    {
        try
        {
            int size = read();
            return size > 0 ? size : otherwise;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return otherwise;
        }
    }
}
