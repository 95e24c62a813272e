using System.Text;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>Arguments as one text, by the rules of CommandLineToArgvW, which .NET follows on every platform.</summary>
internal static class CommandLineText
{
    /// <summary>All arguments, each in quotes.</summary>
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        var text = new StringBuilder("\"");
        int backslashes = 0;
        foreach (char character in argument)
        {
            // Backslashes are doubled before a quote, and plain elsewhere.
            if (character == '"') text.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            text.Append(character);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
