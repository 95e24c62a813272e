using MetricsTools.Model;
using MetricsTools.Recording;

namespace MetricsTools.Collectors;

/// <summary>
/// Records what was read, a reading at a time. What a store that is locked or gone does not take is tried again, and spooled: see <see cref="BufferedRecorder"/>.
/// For one thread at a time.
/// </summary>
/// <param name="buffer">The way into the store, disposed of with this.</param>
internal sealed class MeasurementWriter(BufferedRecorder buffer) : IDisposable
{
    private long _addedCount;

    /// <summary>The samples that were stored, or are kept to be stored by a later flush.</summary>
    public long SampleCount => _addedCount - PendingCount - LostCount;

    /// <summary>The samples that are tried again in a moment.</summary>
    public int PendingCount => buffer.PendingCount;

    /// <summary>The samples that could be neither stored nor kept.</summary>
    public long LostCount => buffer.LostCount;

    /// <summary>Makes the writer for a store in a file.</summary>
    public static MeasurementWriter Of(string path, bool allowsNetwork) => new(new BufferedRecorder(path, OptionsFor(new BufferOptions { AllowNetwork = allowsNetwork })));

    /// <summary>The same options, by which a reading is one transaction: nothing is flushed before it is whole.</summary>
    public static BufferOptions OptionsFor(BufferOptions options) => options with { FlushCount = int.MaxValue };

    /// <summary>Records a reading, and lets go of the store's file.</summary>
    /// <param name="measurements">The reading.</param>
    /// <param name="isLast">Whether nothing comes after it.</param>
    /// <returns>What went wrong, in a sentence, or null.</returns>
    public string? Write(IReadOnlyList<Measurement> measurements, bool isLast)
    {
        long before = _addedCount;
        foreach (Measurement one in measurements)
        {
            buffer.Add(new MetricRecord
            {
                Name = one.Series.Name,
                Kind = one.Series.Kind,
                Unit = one.Series.Unit,
                Tags = one.Series.Tags,
                Timestamp = one.Timestamp,
                Value = one.Value,
            });
            _addedCount++;
        }

        if (isLast) buffer.Dispose();
        else buffer.Flush();
        if (buffer.WhyOff is not null) _addedCount = before;
        IReadOnlyList<string> reports = buffer.TakeReports();
        return reports.Count == 0 ? null : string.Join(" ", reports);
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();
}
