using System.CommandLine;
using MetricsTools.Annotations;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows what was marked in time.</summary>
internal sealed class AnnotationsCommand : MetricCommand
{
    private readonly Argument<string?> _text = new("text") { Description = "The text; wildcards are allowed. Any when omitted.", Arity = ArgumentArity.ZeroOrOne };
    private readonly TagOption _tag = new("Which annotations: kind=incident; a key without '=' must be absent.");
    private readonly RangeOptions _range = new();
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How annotations are written; a table when omitted.");

    private const string DetailText =
        """
        By time. A period is in a range that it touches. Without a range, all of them. Times are in UTC.

        Examples:
          metrics annotations --last 7d
          metrics annotations 'release*' --tag kind=deployment --format json
        """;

    /// <summary>Makes the command.</summary>
    public AnnotationsCommand(Terminal terminal) : base("annotations", "Shows what was marked in time: deployments, incidents.", DetailText, terminal)
    {
        Arguments.Add(_text);
        Options.Add(_tag);
        _range.AddTo(this);
        Options.Add(_format);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        var filter = new AnnotationFilter { Text = parse.GetValue(_text), Tags = _tag.ReadFilter(parse) };
        Model.TimeRange range = AnnotationPeriod.Of(_range.Read(parse), TimeProvider.System.GetUtcNow());
        IMetricStore store = invocation.OpenStore(StoreAccess.Read);
        IResultWriter<Annotation> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Annotation);
        IReadOnlyList<Annotation> found = new StoredAnnotations(store, invocation.SettingsOf(store).Privacy).Find(filter, range);
        foreach (Annotation annotation in found) writer.Write(annotation);
        writer.Complete();
        if (found.Count > 0) return;
        invocation.Note($"There are no such annotations in {store.Location}.");
        invocation.ExplainEmpty();
    }
}
