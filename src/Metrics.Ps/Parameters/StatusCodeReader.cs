namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a status code of HTTP: a number, text that is one, or a member of an enumeration such as HttpStatusCode.</summary>
internal static class StatusCodeReader
{
    /// <summary>The code.</summary>
    /// <exception cref="MetricException">It is missing, or not a whole number.</exception>
    public static int Read(object? argument)
    {
        object? value = NumberReader.Unwrap(argument);
        double number = NumberReader.Read(value is Enum member ? Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture) : value, "StatusCode");
        return number is >= int.MinValue and <= int.MaxValue && Math.Floor(number) == number ? (int)number : throw new MetricException(ErrorId.StatusCodeInvalid, number);
    }
}
