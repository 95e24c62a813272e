namespace MetricsTools.Packaging;

/// <summary>Why there can be no package: a sentence that says what to do.</summary>
internal sealed class PackagingException(string message) : Exception(message);
