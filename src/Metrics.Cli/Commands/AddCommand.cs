using System.CommandLine;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.CommandLine.Recording;
using MetricsTools.Formats;
using MetricsTools.Model;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Records measurements: one from the command line, or many from standard input.</summary>
internal sealed class AddCommand : MetricCommand
{
    /// <summary>Where a value says that values come from standard input.</summary>
    private const string StandardInput = "-";

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly Argument<string?> _name = new("name")
    {
        Description = "The metric: a letter or underscore, then letters, digits and _ . : / -",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _value = new("value")
    {
        Description = "A number with a point, or a member for a Set. Standard input when omitted or '-'; a Counter without a value counts 1.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ChoiceOption<MetricKind> _kind = new("--kind", "What samples mean, fixed by the first one; a gauge when omitted.");
    private readonly Option<string?> _unit = new("--unit") { Description = "The unit, in UCUM: ms, s, By, 1, %, {request}.", HelpName = "unit" };
    private readonly TagOption _tag = new("The tags that tell series apart: host=web1,region=eu.");
    private readonly MomentOption _timestamp = new("--timestamp", "When it was measured: 2026-01-31T08:00:00Z, local without a zone; now when omitted.");
    private readonly Option<bool> _cumulative = new("--cumulative") { Description = "Values are readings of a running total; the increments between them are stored." };
    private readonly ChoiceOption<InputFormat> _format = new("--format", "What standard input holds: a number a line when omitted, or records with Value and perhaps Name, Timestamp, Kind, Unit and Tag.");

    /// <summary>Makes the command.</summary>
    public AddCommand(Terminal terminal) : base("add", "Records measurements, from here or from standard input.", DetailText, terminal)
    {
        Arguments.Add(_name);
        Arguments.Add(_value);
        foreach (Option option in new Option[] { _kind, _unit, _tag, _timestamp, _cumulative, _format }) Options.Add(option);
    }

    private const string DetailText =
        """
        What is given here counts for every record of standard input. A bad line is one error that names it; the others are kept, and the exit code is 2.
        Values from standard input are stored after a second at the latest, and when Ctrl+C ends the command.

        Examples:
          metrics add build.duration 812 --kind histogram --unit ms --tag branch=main
          metrics add logins --kind counter
          metrics add visitors alice --kind set
          df --output=avail / | tail -1 | metrics add disk.free --unit KiBy
          metrics add --format csv < measurements.csv
        """;

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        string? name = parse.GetValue(_name);
        string? value = parse.GetValue(_value);
        InputFormat? format = _format.Read(parse);
        if (name is null && format is null) throw new MetricException(ErrorId.NameMissing);
        if (name is not null) MetricName.Validate(name);
        bool isFromInput = value is StandardInput || (value is null && format is not null);
        if (format is not null && !isFromInput) throw new MetricException(ErrorId.OptionsInConflict, "A value", _format.Name);
        var overrides = new RecordOverrides
        {
            Kind = _kind.Read(parse),
            Unit = string.IsNullOrEmpty(parse.GetValue(_unit)) ? null : parse.GetValue(_unit),
            Tags = _tag.ReadTags(parse),
            Timestamp = _timestamp.Read(parse)?.ToUnixTimeMilliseconds(),
            IsCumulative = parse.GetValue(_cumulative),
        };
        if (!invocation.IsRecordingOn())
        {
            if (isFromInput) PassOver(invocation.Cancellation);
            return;
        }

        var recording = new RecordingSession(invocation, overrides);
        try
        {
            if (value is not null && !isFromInput) recording.AddText(name!, value);
            else if (!isFromInput && recording.CountsOne(name!)) recording.AddText(name!, "1");
            else if (value is null && !Console.IsInputRedirected) throw new MetricException(ErrorId.ValueMissing, name);
            else Read(invocation, recording, name, format);
        }
        finally
        {
            recording.Flush();
        }
    }

    // Whoever writes to a pipe that nobody reads is ended by it.
    private static void PassOver(CancellationToken cancellation)
    {
        using Stream input = Console.OpenStandardInput();
        byte[] buffer = new byte[4096];
        while (!cancellation.IsCancellationRequested && input.Read(buffer, 0, buffer.Length) > 0)
        {
        }
    }

    private static void Read(Invocation invocation, RecordingSession recording, string? name, InputFormat? format)
    {
        using TextReader input = Terminal.OpenInput();
        IEnumerable<InputRecord> records = format is null
            ? InputRecord.OfLines(input)
            : MetricFormats.OfName(format.ToString()!).CreateReader(null, name).Read(input).Select(static result => new InputRecord(result.Line, null, result.Record, result.Error));
        foreach (InputRecord record in ReadAhead.Of(records, FlushInterval, recording.Flush, invocation.Cancellation))
        {
            try
            {
                if (record.Error is { } error) throw error;
                if (record.Record is { } whole) recording.AddRecord(whole);
                else recording.AddText(name!, record.Text!);
            }
            catch (MetricException exception) when (!exception.Id.EndsEverything())
            {
                invocation.Report($"line {record.Line}: {ReadResult.Explain(record.Line, exception)}", exception.Id.ToString());
            }
        }
    }
}
