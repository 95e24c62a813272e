using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Formats;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Writes samples to a file that can be read back to the bit.</summary>
internal sealed class ExportCommand : MetricCommand
{
    /// <summary>Where a path says that the text goes to standard output.</summary>
    private const string StandardOutput = "-";

    private readonly Argument<string> _path = new("path") { Description = "The file to write; '-' is standard output, and needs --format." };
    private readonly Option<string?> _format = new("--format") { Description = "What the extension means when omitted.", HelpName = "csv|json|ndjson|prometheus" };
    private readonly SeriesOptions _series = new("All of them");
    private readonly Option<bool> _append = new("--append") { Description = "Adds to a CSV or NDJSON file that is there." };
    private readonly Option<bool> _noClobber = new("--no-clobber") { Description = "Does not replace a file that is there." };

    private const string DetailText =
        """
        Writes the samples of the store to a file that can be read back to the bit; or, as Prometheus's text, the newest state of every series.
        The file is written whole or not at all.

        Examples:
          metrics export metrics.csv
          metrics export week.ndjson 'build.*' --last 7d --append
          metrics export node.prom
        """;

    /// <summary>Makes the command.</summary>
    public ExportCommand(Terminal terminal) : base("export", "Writes samples to a file that can be read back to the bit.", DetailText, terminal)
    {
        Arguments.Add(_path);
        Options.Add(_format);
        _series.AddTo(this);
        Options.Add(_append);
        Options.Add(_noClobber);
    }

    /// <inheritdoc/>
    protected override bool LeavesOutDamage => true;

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string path = parse.GetValue(_path)!;
        bool append = parse.GetValue(_append);
        MetricFormat format = parse.GetValue(_format) is { } named ? MetricFormats.OfName(named) : MetricFormats.OfPath(path);
        if (append) format.RequireAppend();
        if (append && parse.GetValue(_noClobber)) throw new MetricException(ErrorId.OptionsInConflict, _append.Name, _noClobber.Name);
        SeriesQuery query = _series.Read(parse);

        // The questions come first: a name that does not exist must not leave an empty file.
        List<string> known = invocation.KnownNames(_series.ReadNames(parse));
        if (known.Count == 0) return;
        SeriesSnapshot[] snapshots = format.SnapshotWriter is null ? [] : [.. known.SelectMany(name => invocation.Queries.ReadSnapshots(name, query.Filter))];
        if (path == StandardOutput)
        {
            Write(invocation.Terminal.Output, null);
            return;
        }

        using FileInProgress file = append ? FileInProgress.Append(path) : FileInProgress.Create(path, parse.GetValue(_noClobber));
        Write(file.Text, file.FirstLine);
        file.Complete();

        void Write(TextWriter text, string? firstLine)
        {
            if (format.SnapshotWriter is { } write) write(text, snapshots);
            else WriteSamples(invocation, format.RecordWriter!(text, firstLine), known.Select(name => query with { Name = name }));
        }
    }

    private static void WriteSamples(Invocation invocation, IRecordWriter writer, IEnumerable<SeriesQuery> queries)
    {
        using IRecordWriter records = writer;
        bool isEmpty = true;
        foreach (SampleRow row in queries.SelectMany(invocation.Queries.ReadSamples))
        {
            invocation.Cancellation.ThrowIfCancellationRequested();
            records.Write(row.ToRecord());
            isEmpty = false;
        }

        records.Complete();
        if (isEmpty) invocation.ExplainEmpty();
    }
}
