namespace MetricsTools.Model;

/// <summary>One key and value that split a metric into series.</summary>
/// <param name="Key">The key; compared by its exact characters.</param>
/// <param name="Value">The value; at most <see cref="TagSet.MaximumValueLength"/> characters.</param>
public readonly record struct Tag(string Key, string Value);
