using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.CommandLine.Recording;
using MetricsTools.Formats;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Reads samples from files into the store.</summary>
internal sealed class ImportCommand : MetricCommand
{
    /// <summary>Where a path says that the text comes from standard input.</summary>
    private const string StandardInput = "-";

    private readonly Argument<string[]> _paths = new("paths") { Description = "The files to read; '-' is standard input, and needs --format.", Arity = ArgumentArity.OneOrMore };
    private readonly ChoiceOption<InputFormat> _format = new("--format", "What the extension means when omitted.");

    private const string DetailText =
        """
        Reads samples from files into the store, with the columns Name and Value, and perhaps Timestamp, Kind, Unit and Tag, as 'metrics export' writes them.
        A bad row is one error that names its line; the others are kept, and the exit code is 2. Reading a file twice stores its samples twice.

        Examples:
          metrics import metrics.csv
          metrics import *.ndjson --store all.db
        """;

    /// <summary>Makes the command.</summary>
    public ImportCommand(Terminal terminal) : base("import", "Reads samples from files into the store.", DetailText, terminal)
    {
        Arguments.Add(_paths);
        Options.Add(_format);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        InputFormat? format = _format.Read(invocation.Arguments);
        if (!invocation.IsRecordingOn()) return;
        var recording = new RecordingSession(invocation, new RecordOverrides());
        try
        {
            foreach (string path in invocation.Arguments.GetValue(_paths)!)
            {
                invocation.Try(() => Read(invocation, recording, path, format is null ? MetricFormats.OfPath(path) : MetricFormats.OfName(format.ToString()!)));
            }
        }
        finally
        {
            recording.Flush();
        }
    }

    private static void Read(Invocation invocation, RecordingSession recording, string path, MetricFormat format)
    {
        IRecordReader reader = format.CreateReader();
        try
        {
            using TextReader text = path == StandardInput ? Terminal.OpenInput() : Utf8Text.Open(path);
            foreach (ReadResult result in reader.Read(text))
            {
                invocation.Cancellation.ThrowIfCancellationRequested();
                try
                {
                    if (result.Error is not null) throw result.Error;
                    recording.AddRecord(result.Record!);
                }
                catch (MetricException exception) when (!exception.Id.EndsEverything())
                {
                    invocation.Report(ErrorMessages.Format(ErrorId.FileRecord, path, result.Line, ReadResult.Explain(result.Line, exception)), exception.Id.ToString());
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            invocation.Report(exception.Message, exception is FileNotFoundException or DirectoryNotFoundException ? "FileNotFound" : "FileUnreadable");
        }
    }
}
