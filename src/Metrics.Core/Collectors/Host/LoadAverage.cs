namespace MetricsTools.Collectors.Host;

/// <summary>How many threads ran or waited to, averaged over 1, 5 and 15 minutes.</summary>
internal readonly record struct LoadAverage(double One, double Five, double Fifteen);
