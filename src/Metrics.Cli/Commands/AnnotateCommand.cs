using System.CommandLine;
using MetricsTools.Annotations;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Marks a moment or a period.</summary>
internal sealed class AnnotateCommand : MetricCommand
{
    private readonly Argument<string> _text = new("text") { Description = "What happened." };
    private readonly TagOption _tag = new("Tags by which annotations are chosen: kind=incident,service=api.");
    private readonly MomentOption _timestamp = new("--timestamp", "The moment, or the first one of a period: 2026-01-31T08:00:00Z, local without a zone; now when omitted.");
    private readonly MomentOption _end = new("--end", "The end of a period; a single moment when omitted.");
    private readonly DurationOption _duration = new("--duration", "The length of a period, instead of --end.");

    private const string DetailText =
        """
        'metrics annotations' shows what was marked. 'metrics baseline' and 'metrics test' leave the time of annotations out of what is normal with
        --exclude-annotation. Personal data in the text and the tags is stored as a keyed hash.

        Examples:
          metrics annotate 'Release 2.1 deployed' --tag kind=deployment
          metrics annotate 'Database down' --tag kind=incident --timestamp 2026-01-31T08:00Z --duration 90m
        """;

    /// <summary>Makes the command.</summary>
    public AnnotateCommand(Terminal terminal) : base("annotate", "Marks a moment or a period: a deployment, an incident.", DetailText, terminal)
    {
        Arguments.Add(_text);
        foreach (Option option in new Option[] { _tag, _timestamp, _end, _duration }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        long start = _timestamp.Read(parse)?.ToUnixTimeMilliseconds() ?? Invocation.Now;
        long? end = _end.Read(parse)?.ToUnixTimeMilliseconds();
        TimeSpan? duration = _duration.Read(parse);
        if (end is not null && duration is not null) throw new MetricException(ErrorId.OptionsInConflict, _end.Name, _duration.Name);
        var annotation = new Annotation
        {
            Text = parse.GetValue(_text) ?? "",
            Tags = _tag.ReadTags(parse) ?? TagSet.Empty,
            Start = start,
            End = duration is { } length ? start + Math.Max(1, (long)length.TotalMilliseconds) : end,
        };
        annotation.Validate();
        if (!invocation.IsRecordingOn()) return;
        IMetricStore store = invocation.OpenStore(StoreAccess.Write);
        new StoredAnnotations(store, invocation.SettingsOf(store).Privacy) { Warn = invocation.Terminal.WriteWarning }.Add(annotation, Invocation.Now);
    }
}
