namespace MetricsTools.Packaging;

/// <summary>A file of the package.</summary>
/// <param name="Source">Where it is now.</param>
/// <param name="Path">Where it goes, with slashes, below the folder of the package.</param>
internal readonly record struct PackageFile(string Source, string Path);
