using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads numbers from whatever a pipeline brings, without a culture and without guessing.</summary>
internal static class NumberReader
{
    /// <summary>Whether an object is a number by its type.</summary>
    public static bool IsNumber(object? value) =>
        value is double or int or long or decimal or float or uint or ulong or short or ushort or byte or sbyte or BigInteger;

    /// <summary>The number that an object stands for.</summary>
    /// <param name="value">A number or text, unwrapped.</param>
    /// <param name="name">What the number is for, for the message.</param>
    /// <exception cref="MetricException">It is missing or not a number.</exception>
    public static double Read(object? value, string name)
    {
        switch (value)
        {
            case double number:
                return number;
            case int number:
                return number;
            case string text when string.IsNullOrWhiteSpace(text):
                throw new MetricException(ErrorId.ValueMissing, name);
            case string text when NumberText.TryParse(text, out double number):
                return number;
            case string text:
                throw new MetricException(ErrorId.ValueNotNumber, UnicodeText.Shorten(text), "text");
            case null:
                throw new MetricException(ErrorId.ValueMissing, name);
            case BigInteger number:
                return (double)number;
            default:
                if (IsNumber(value)) return Convert.ToDouble(value, CultureInfo.InvariantCulture);
                throw new MetricException(ErrorId.ValueNotNumber, UnicodeText.Shorten(value.ToString() ?? ""), value.GetType().Name);
        }
    }

    /// <summary>The finite numbers of a list.</summary>
    /// <param name="values">Numbers or text.</param>
    /// <param name="name">What each is for, for the message.</param>
    /// <exception cref="MetricException">One is missing, not a number, or not finite.</exception>
    public static double[] ReadFinite(IReadOnlyList<object> values, string name)
    {
        return [.. values.Select((value, place) => Read(value, $"{name} {place + 1}"))];

        static double Read(object? value, string name)
        {
            double number = NumberReader.Read(Unwrap(value), name);
            return double.IsNaN(number) || double.IsInfinity(number) ? throw new MetricException(ErrorId.ValueNotFinite, number, name) : number;
        }
    }

    /// <summary>An object without PowerShell's wrapper.</summary>
    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
