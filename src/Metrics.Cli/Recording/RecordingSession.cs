using MetricsTools.CommandLine.Options;
using MetricsTools.Model;
using MetricsTools.Recording;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Recording;

/// <summary>A command's way into the store: what it says of every record, and a recorder that is made when the first good record comes.</summary>
internal sealed class RecordingSession(Invocation invocation, RecordOverrides overrides)
{
    private MetricRecorder? _recorder;

    private MetricRecorder Recorder => _recorder ??= Begin(invocation.OpenStore(StoreAccess.Write));

    private MetricKind? Kind => overrides.Kind ?? (overrides.IsCumulative ? MetricKind.Counter : null);

    /// <summary>Whether a metric without a value counts one: a Counter does, unless the value is a reading.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public bool CountsOne(string name) => !overrides.IsCumulative && (Kind ?? KindOf(name)) == MetricKind.Counter;

    /// <summary>Adds a value as text: a number, or a member of a Set.</summary>
    /// <exception cref="MetricException">It is not acceptable, and nothing of it is stored; or the store failed.</exception>
    public void AddText(string name, string text)
    {
        bool isNumber = NumberText.TryParse(text, out double number);
        MetricKind? kind = Kind ?? (isNumber ? null : KindOf(name));
        if (kind != MetricKind.Set) number = NumberOf(name, text);
        if (kind != MetricKind.Set) MetricRecorder.CheckValue(name, kind ?? MetricKind.Gauge, number);
        if (text.Length == 0) throw new MetricException(ErrorId.ValueMissing, name);
        Add(name, overrides.Kind ?? kind, overrides.Unit, overrides.Tags ?? TagSet.Empty, overrides.Timestamp, metric => metric.Kind == MetricKind.Set ? Recorder.MemberValue(text) : number);
    }

    /// <summary>Adds a record as a file has it; of a Set, the value is the hash of the member.</summary>
    /// <exception cref="MetricException">It is not acceptable, and nothing of it is stored; or the store failed.</exception>
    public void AddRecord(MetricRecord record)
    {
        MetricKind? kind = Kind ?? record.Kind;
        MetricRecorder.CheckValue(record.Name, kind ?? MetricKind.Gauge, record.Value);
        Add(record.Name, kind, overrides.Unit ?? record.Unit, overrides.Tags ?? record.Tags, overrides.Timestamp ?? record.Timestamp, _ => record.Value);
    }

    /// <summary>Stores what was added.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public void Flush() => _recorder?.Flush();

    private MetricRecorder Begin(IMetricStore store) => new(store, invocation.SettingsOf(store).ToRecorderOptions(invocation.Terminal.WriteWarning));

    private static double NumberOf(string name, string text) => text.Length == 0
        ? throw new MetricException(ErrorId.ValueMissing, name)
        : NumberOption.Read(text, $"the value of {name}");

    // A store that is not there yet knows no metric, and is not made for a question.
    private MetricKind? KindOf(string name) => File.Exists(invocation.StorePath) ? invocation.OpenStore(StoreAccess.Write).FindMetric(name)?.Kind : null;

    private void Add(string name, MetricKind? kind, string? unit, TagSet tags, long? timestamp, Func<MetricDefinition, double> valueOf)
    {
        if (timestamp is { } given) Recorder.CheckTimestamp(name, given);
        RecordedSeries series = Recorder.Resolve(name, kind, unit, tags);
        Recorder.Add(series, timestamp ?? Invocation.Now, valueOf(series.Metric), overrides.IsCumulative);
    }
}
