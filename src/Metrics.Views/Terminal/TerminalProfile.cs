namespace MetricsTools.Views.Terminal;

/// <summary>What a terminal can do.</summary>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="IsInteractive">Whether somebody looks on and can press keys, and escape codes are understood.</param>
/// <param name="HasColor">Whether colours are wanted.</param>
/// <param name="HasUnicode">Whether characters other than those of ASCII arrive.</param>
public sealed record TerminalProfile(int Width, int Height, bool IsInteractive, bool HasColor, bool HasUnicode)
{
    /// <summary>The columns of what is no terminal.</summary>
    public const int DefaultWidth = 80;

    /// <summary>The rows of what is no terminal.</summary>
    public const int DefaultHeight = 24;

    /// <summary>The characters that pictures are made of.</summary>
    public Glyphs Glyphs => HasUnicode ? Glyphs.Unicode : Glyphs.Ascii;

    /// <summary>The profile of a process.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="isRedirected">Whether what it writes, or what it reads, is no terminal.</param>
    /// <param name="width">The columns of the terminal; 0 when unknown.</param>
    /// <param name="height">The rows of the terminal; 0 when unknown.</param>
    /// <param name="codePage">The code page of what it writes.</param>
    public static TerminalProfile Of(Func<string, string?> variable, bool isRedirected, int width, int height, int codePage)
    {
        bool isDumb = string.Equals(variable("TERM"), "dumb", StringComparison.OrdinalIgnoreCase);
        bool isBuild = IsSet(variable("CI")) || IsSet(variable("TF_BUILD"));
        bool isInteractive = !isRedirected && !isDumb && !isBuild;
        // no-color.org: any value but an empty one.
        return new TerminalProfile(
            width > 0 ? width : DefaultWidth, height > 0 ? height : DefaultHeight, isInteractive, isInteractive && string.IsNullOrEmpty(variable("NO_COLOR")), IsUnicode(codePage));
    }

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value) && !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase) && value != "0";

    private static bool IsUnicode(int codePage) => codePage is 65001 or 1200 or 1201 or 12000;
}
