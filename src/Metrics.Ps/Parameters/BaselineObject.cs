using System.Collections;
using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>A baseline as an object: one of Get-MetricBaseline, or what JSON, Clixml or a remote session made of it.</summary>
internal sealed class BaselineObject(PSObject input) : IBaselineSource
{
    /// <inheritdoc/>
    public TagSet Tags => TagReader.Read(RecordReader.Field(input, "Tag"));

    /// <summary>The baseline that an object describes.</summary>
    /// <exception cref="MetricException">It has not the members of a baseline, or they are not numbers.</exception>
    public static Baseline Read(PSObject input) => input.BaseObject switch
    {
        MetricBaseline baseline => baseline.Figures,
        ValueType => throw new MetricException(ErrorId.BaselineUnreadable, $"'{input}' is not an object."),
        _ => BaselineReader.Read(new BaselineObject(input)),
    };

    /// <inheritdoc/>
    public bool Has(string member) => input.Properties[member] is not null;

    /// <inheritdoc/>
    public double Number(string member) => NumberReader.Read(NumberReader.Unwrap(RecordReader.Field(input, member)), member);

    /// <inheritdoc/>
    public string? Text(string member) => RecordReader.Text(input, member);

    /// <inheritdoc/>
    public long? Moment(string member) => RecordReader.Field(input, member) is { } value ? MomentReader.Read(value) : null;

    /// <inheritdoc/>
    public IReadOnlyList<double> Numbers(string member) => NumberReader.Unwrap(RecordReader.Field(input, member)) switch
    {
        null => [],
        string flat => NumberList.Parse(flat, member),
        IList list => [.. list.Cast<object?>().Select(one => NumberReader.Unwrap(one) is { } number ? NumberReader.Read(number, member) : double.NaN)],
        { } other => [NumberReader.Read(other, member)],
    };

    /// <inheritdoc/>
    public IBaselineSource? Nested(string member) =>
        RecordReader.Field(input, member) is { } value && NumberReader.Unwrap(value) is not (string or ValueType) ? new BaselineObject(PSObject.AsPSObject(value)) : null;
}
