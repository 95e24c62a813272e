using System.CommandLine;
using MetricsTools.Annotations;
using MetricsTools.CommandLine.Options;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Judging;

/// <summary>Which annotations' time is left out of a history.</summary>
internal sealed class AnnotationOptionSet
{
    private readonly Option<string[]> _filters = new("--exclude-annotation")
    {
        Description = "Leave out the time of annotations: by their tags (kind=incident) or their text (deploy*); once for each filter.",
        HelpName = "key=value|text",
    };

    private readonly DurationOption _duration = new("--annotation-duration", "How much time is left out after an annotation that is a single moment; 1h when omitted.");

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_filters);
        command.Options.Add(_duration);
    }

    /// <summary>The time that is left out. The store is opened when there is something to look for.</summary>
    /// <exception cref="MetricException">Something cannot be read.</exception>
    public IReadOnlyList<TimeRange> Read(Invocation invocation)
    {
        TimeSpan duration = _duration.Read(invocation.Arguments) ?? AnnotationFilter.DefaultLength;
        if (invocation.Arguments.GetValue(_filters) is not { Length: > 0 } texts) return [];
        if (Array.Exists(texts, string.IsNullOrWhiteSpace)) throw new UsageException($"{_filters.Name} takes tags or a text.");
        AnnotationFilter[] filters = [.. texts.Select(AnnotationFilter.Parse)];
        IMetricStore store = invocation.Queries.Selector.Store;
        return new StoredAnnotations(store, invocation.SettingsOf(store).Privacy).Periods(filters, duration);
    }
}
