namespace MetricsTools.Views.Html;

/// <summary>A colour by its use.</summary>
/// <param name="Name">What it is for; the name of a custom property of the style.</param>
/// <param name="Light">The colour on light ground, as <c>#RRGGBB</c>.</param>
/// <param name="Dark">The colour on dark ground.</param>
/// <param name="Contrast">The contrast that it has to have with every ground of its theme (WCAG 2.1: 4.5 for text, 3 for graphics); 0 for grounds and what is decoration.</param>
internal sealed record PaletteColor(string Name, string Light, string Dark, double Contrast);
