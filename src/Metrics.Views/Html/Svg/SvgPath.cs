using System.Globalization;
using System.Text;

namespace MetricsTools.Views.Html.Svg;

/// <summary>The outline of a shape, to a tenth of a unit: a page of two hundred charts stays small.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether nothing was drawn.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Begins at a place.</summary>
    public SvgPath Move(double x, double y) => Append('M', x, y);

    /// <summary>Draws a line to a place.</summary>
    public SvgPath Line(double x, double y) => Append('L', x, y);

    /// <summary>Draws to another height.</summary>
    public SvgPath Vertical(double y) => Append('V').Append(y);

    /// <summary>Draws to another place at the same height.</summary>
    public SvgPath Horizontal(double x) => Append('H').Append(x);

    /// <summary>Draws back to the beginning.</summary>
    public SvgPath Close() => Append('Z');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private SvgPath Append(char command)
    {
        _text.Append(command);
        return this;
    }

    private SvgPath Append(double number)
    {
        double rounded = Math.Round(number, 1, MidpointRounding.AwayFromZero);
        _text.Append((rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture));
        return this;
    }

    private SvgPath Append(char command, double x, double y)
    {
        Append(command).Append(x);
        _text.Append(' ');
        return Append(y);
    }
}
