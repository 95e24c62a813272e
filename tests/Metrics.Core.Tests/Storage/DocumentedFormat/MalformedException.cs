namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Bytes that are not as the document says.</summary>
/// <param name="rule">What it says.</param>
internal sealed class MalformedException(string rule) : Exception(rule)
{
    /// <summary>Throws unless bytes are as the document says.</summary>
    public static void Require(bool isSo, string rule)
    {
        if (!isSo) throw new MalformedException(rule);
    }
}
