using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>A file format, and what can be done with it. A format writes records or snapshots; null means that it cannot.</summary>
public sealed record MetricFormat : IFileFormat
{
    /// <summary>Makes a format that can do nothing yet.</summary>
    public MetricFormat(string name, params string[] extensions)
    {
        Name = name;
        Extensions = extensions;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether records can be added to a file that has some.</summary>
    public bool CanAppend { get; init; }

    /// <summary>Makes a writer of records; the second argument is the first line of the text that is appended to, or null.</summary>
    public Func<TextWriter, string?, IRecordWriter>? RecordWriter { get; init; }

    /// <summary>Makes a reader of records; timestamps without a zone are in the given one, and all records have the given name unless it is null.</summary>
    public Func<TimeZoneInfo, string?, IRecordReader>? RecordReader { get; init; }

    /// <summary>Writes a whole document of snapshots.</summary>
    public Action<TextWriter, IEnumerable<SeriesSnapshot>>? SnapshotWriter { get; init; }

    /// <summary>Makes a reader; timestamps without a zone are local unless a zone is given, and names are the text's own unless one is given.</summary>
    /// <exception cref="MetricException">The format can only be written.</exception>
    public IRecordReader CreateReader(TimeZoneInfo? zone = null, string? fixedName = null) =>
        RecordReader is { } create ? create(zone ?? TimeZoneInfo.Local, fixedName) : throw new MetricException(ErrorId.FormatNotReadable, Name);

    /// <summary>Returns this format when it can be appended to.</summary>
    /// <exception cref="MetricException">It cannot.</exception>
    public MetricFormat RequireAppend() => CanAppend ? this : throw new MetricException(ErrorId.FileNotAppendable, Name);
}
