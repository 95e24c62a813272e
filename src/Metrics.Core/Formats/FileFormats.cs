namespace MetricsTools.Formats;

/// <summary>Finds a format in a table of them.</summary>
internal static class FileFormats
{
    /// <summary>The format of a name.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static T OfName<T>(this IReadOnlyList<T> formats, string name) where T : IFileFormat =>
        formats.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(formats, name);

    /// <summary>The format that a path's extension means.</summary>
    /// <exception cref="MetricException">It means none.</exception>
    public static T OfPath<T>(this IReadOnlyList<T> formats, string path) where T : IFileFormat
    {
        string extension = Path.GetExtension(path);
        return formats.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) ?? throw Unknown(formats, path);
    }

    private static MetricException Unknown<T>(IReadOnlyList<T> formats, string name) where T : IFileFormat =>
        new(ErrorId.FormatUnknown, name, string.Join(", ", formats.Select(static format => format.Name)));
}
