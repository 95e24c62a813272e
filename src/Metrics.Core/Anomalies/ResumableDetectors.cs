using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.Anomalies;

/// <summary>The detectors of a run, one for each series; when the run has a state in a store, they go on from where earlier runs have come.</summary>
/// <param name="store">Where the state is kept, or null when there is none.</param>
/// <param name="stateName">What the state is called.</param>
/// <param name="begins">Whether an earlier state is given up.</param>
public sealed class ResumableDetectors(IMetricStore? store, string stateName = "", bool begins = false)
{
    private const string Kind = "detector";
    private const int MaximumNameLength = 255;

    private readonly Dictionary<SeriesKey, (ResumableDetector Detector, StoredDocument? Loaded)> _detectors = [];

    /// <summary>The names of the states that a store keeps.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public static IEnumerable<string> Names(IMetricStore store) =>
        store.GetDocuments(Kind).Select(static document => DocumentName.TitleOf(document.Name)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws unless a text can be the name of a state.</summary>
    /// <exception cref="MetricException">It is empty, too long, or holds control characters.</exception>
    public static void Validate(string name)
    {
        string? reason = string.IsNullOrWhiteSpace(name) ? "it is empty"
            : name.Length > MaximumNameLength ? $"it has more than {MaximumNameLength} characters"
            : name.Any(char.IsControl) || !UnicodeText.IsWellFormed(name) ? "it holds control characters"
            : null;
        if (reason is not null) throw new MetricException(ErrorId.StateNameInvalid, UnicodeText.Shorten(name), reason);
    }

    /// <summary>The detector of a series.</summary>
    /// <exception cref="MetricException">Its state cannot be read, or the store failed.</exception>
    public ResumableDetector Of(SeriesKey series)
    {
        if (_detectors.TryGetValue(series, out (ResumableDetector Detector, StoredDocument?) known)) return known.Detector;
        StoredDocument? loaded = store?.FindDocument(Kind, DocumentName.Of(stateName, series));
        ResumableDetector detector = loaded is null || begins ? new ResumableDetector() : Parse(loaded, series);
        _detectors.Add(series, (detector, loaded));
        return detector;
    }

    /// <summary>Keeps the state of a series for the next run.</summary>
    /// <param name="series">The series.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <exception cref="MetricException">Another run has kept one meanwhile, or the store failed.</exception>
    public void Save(SeriesKey series, long now)
    {
        if (store is null) return;
        (ResumableDetector detector, StoredDocument? loaded) = _detectors[series];
        var document = new StoredDocument(Kind, DocumentName.Of(stateName, series), detector.ToText()) { Created = loaded?.Created ?? now, Updated = now, Version = loaded?.Version ?? 0 };
        if (!store.TrySetDocument(document)) throw new MetricException(ErrorId.StateChanged, stateName, series);
        _detectors[series] = (detector, document with { Version = document.Version + 1 });
    }

    /// <summary>The series that have detectors.</summary>
    public IReadOnlyList<SeriesKey> Series => [.. _detectors.Keys];

    private ResumableDetector Parse(StoredDocument document, SeriesKey series)
    {
        try
        {
            return ResumableDetector.Parse(document.Text);
        }
        catch (InvalidDataException exception)
        {
            throw new MetricException(ErrorId.StateUnreadable, exception, stateName, series, exception.Message);
        }
    }
}
