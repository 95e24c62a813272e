using MetricsTools.Formats;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Output;

/// <summary>Writes samples as a file has them, so that they can be read back.</summary>
internal sealed class RecordResultWriter(IRecordWriter writer) : IResultWriter<SampleRow>
{
    /// <inheritdoc/>
    public void Write(SampleRow result) => writer.Write(result.ToRecord());

    /// <inheritdoc/>
    public void Complete()
    {
        writer.Complete();
        writer.Dispose();
    }
}
