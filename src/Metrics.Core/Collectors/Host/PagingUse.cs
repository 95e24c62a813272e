namespace MetricsTools.Collectors.Host;

/// <summary>Swap space in bytes, and totals of paging since some moment; NaN where the system does not say.</summary>
/// <param name="Total">The size of the swap space.</param>
/// <param name="Used">What of it is used.</param>
/// <param name="MinorFaults">Page faults that needed no disk.</param>
/// <param name="MajorFaults">Page faults that needed one.</param>
/// <param name="In">Pages read from swap space.</param>
/// <param name="Out">Pages written to it.</param>
internal readonly record struct PagingUse(double Total, double Used, double MinorFaults, double MajorFaults, double In, double Out);
