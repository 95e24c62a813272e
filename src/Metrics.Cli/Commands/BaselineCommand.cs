using System.CommandLine;
using MetricsTools.Baselines;
using MetricsTools.CommandLine.Judging;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows what is normal for metrics.</summary>
internal sealed class BaselineCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.ZeroOrMore);
    private readonly TagOption _tag = new();
    private readonly DurationOption _window = new("--window", "The time up to --as-of; 7d when omitted.");
    private readonly CountOption _count = new("--count", "The number of newest values, however old, instead of a window.");
    private readonly DurationOption _interval = new("--interval", "The interval whose rate or distinct count is a value of a counter or a set; 1h when omitted.");
    private readonly MomentOption _asOf = new("--as-of", "The moment up to which values count; now when omitted.");
    private readonly SeasonOptionSet _season = new();
    private readonly Option<string?> _label = new("--label") { Description = "Shows baselines that were saved, as they were; wildcards are allowed.", HelpName = "label" };
    private readonly Option<string?> _save = new("--save") { Description = "Keeps the baselines in the store under a label.", HelpName = "label" };
    private readonly Option<bool> _update = new("--update") { Description = "Replaces baselines that are saved under the label already." };
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How results are written; a table when omitted.", ResultFormat.Table, ResultFormat.Json);

    private const string DetailText =
        """
        One row a series. A baseline is sufficient from 8 values on.

        Examples:
          metrics baseline build.duration --window 30d
          metrics baseline 'build.*' --count 50 --format json > baseline.json
          metrics baseline cpu.load --window 28d --seasonality auto --time-zone Europe/Berlin
          metrics baseline api.latency --exclude-annotation kind=incident
          metrics baseline 'build.*' --save release-1.2
          metrics baseline --label release-1.2
        """;

    /// <summary>Makes the command.</summary>
    public BaselineCommand(Terminal terminal) : base("baseline", "Shows what is normal for metrics: the figures of their history.", DetailText, terminal)
    {
        Arguments.Add(_names);
        foreach (Option option in new Option[] { _tag, _window, _count, _interval, _asOf }) Options.Add(option);
        _season.AddTo(this);
        foreach (Option option in new Option[] { _label, _save, _update, _format }) Options.Add(option);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        TimeSpan? window = _window.Read(parse);
        int? count = _count.Read(parse);
        if (window is not null && count is not null) throw new MetricException(ErrorId.OptionsInConflict, _window.Name, _count.Name);
        TimeSpan interval = _interval.Read(parse) ?? ValueSeries.DefaultInterval;
        long? asOf = _asOf.Read(parse)?.ToUnixTimeMilliseconds();
        TagFilter filter = _tag.ReadFilter(parse);
        IResultWriter<Baseline> writer = ResultWriters.Create(_format.Read(parse) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Baseline);
        string[] names = parse.GetValue(_names)!;
        string? label = parse.GetValue(_label), save = parse.GetValue(_save);
        if (label is not null && save is not null) throw new MetricException(ErrorId.OptionsInConflict, _label.Name, _save.Name);
        if (save is not null) BaselineLabel.Validate(save);
        if (label is not null)
        {
            foreach (string name in names.Length > 0 ? names : ["*"])
            {
                invocation.Try(() =>
                {
                    foreach (Baseline saved in new SavedBaselines(invocation.Queries.Selector.Store).Find(label, name, filter)) writer.Write(saved);
                });
            }

            writer.Complete();
            return;
        }

        if (names.Length == 0) throw new MetricException(ErrorId.NameMissing);
        IMetricStore? kept = save is null ? null : invocation.OpenExistingStore();
        HistoryOptions history = _season.Read(invocation);
        invocation.Write(writer, names, Compute);

        IEnumerable<Baseline> Compute(string name)
        {
            SeriesSelector selector = invocation.Queries.Selector;
            var calculation = new SeriesBaseline(selector.Store, Invocation.Now)
            {
                Window = window ?? BaselineRequest.DefaultWindow,
                Count = count,
                Interval = interval,
                AsOf = asOf,
                History = history,
            };
            foreach (SelectedSeries series in selector.Select(name, filter))
            {
                invocation.Cancellation.ThrowIfCancellationRequested();
                if (calculation.Compute(SeriesGroup.Of(series)) is not { } baseline) invocation.Note($"{series.Key} has no values to make a baseline of in {selector.Store.Location}.");
                else yield return kept is null ? baseline : new SavedBaselines(kept).Save(baseline, save!, parse.GetValue(_update), Invocation.Now);
            }
        }
    }
}
