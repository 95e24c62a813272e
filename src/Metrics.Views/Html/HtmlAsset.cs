using System.Security.Cryptography;
using System.Text;

namespace MetricsTools.Views.Html;

/// <summary>A part of a page that is ours and no text: its style and its script. The page's policy allows these by their hash, and no others.</summary>
public sealed class HtmlAsset
{
    private HtmlAsset(string element, string text)
    {
        Element = element;
        Text = text;
        Source = $"'sha256-{Convert.ToBase64String(Hash(Encoding.UTF8.GetBytes(text)))}'";
    }

    /// <summary>The style: the colours of <see cref="Palette"/>, and the rules.</summary>
    public static HtmlAsset Style { get; } = new("style", Palette.ToStyle() + Read("page.css"));

    /// <summary>The script: tooltips and sorting, and nothing that reading needs.</summary>
    public static HtmlAsset Script { get; } = new("script", Read("page.js"));

    /// <summary>The policy of a page: nothing from anywhere, but for this style and this script.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src {Style.Source}; script-src {Script.Source}; base-uri 'none'; form-action 'none'";

    /// <summary>The element that it is the content of.</summary>
    internal string Element { get; }

    /// <summary>The content.</summary>
    internal string Text { get; }

    /// <summary>What a content security policy calls it.</summary>
    internal string Source { get; }

    private static byte[] Hash(byte[] text)
    {
#if NET
        return SHA256.HashData(text);
#else
        using var sha = SHA256.Create();
        return sha.ComputeHash(text);
#endif
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(HtmlAsset).Assembly.GetManifestResourceStream($"MetricsTools.Views.Html.Assets.{name}")!;
        using var reader = new StreamReader(stream);
        // A checkout on Windows may have other line ends, and the hash is of what the page has.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
