using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Recording;

/// <summary>Puts a record together: a parameter that was given counts, else the piped object's member of that name.</summary>
internal sealed class MeasurementSource
{
    private TagSet? _fixedTags;
    private Measurement? _plain;

    public string? Name { get; init; }

    public object? Value { get; init; }

    public bool HasValue { get; init; }

    public MetricKind? Kind { get; init; }

    public object? Tag { get; init; }

    public string[]? TagProperty { get; init; }

    public object? Timestamp { get; init; }

    public bool HasTimestamp { get; init; }

    public string? Unit { get; init; }

    public bool IsCumulative { get; init; }

    /// <summary>The record of an object of the pipeline, or of the parameters alone.</summary>
    /// <exception cref="MetricException">Something in it cannot be read.</exception>
    public Measurement Read(PSObject? input, bool hasInput)
    {
        object? plain = hasInput && input is not null && RecordReader.IsPlain(input.BaseObject) ? input.BaseObject : null;
        if (plain is not null && _plain is { } alike) return alike with { Value = plain };
        if (input?.BaseObject is IDictionary entries) input = RecordReader.ToObject(entries);
        PSObject? fields = plain is null ? input : null;
        string name = MetricName.Validate(Name ?? RecordReader.Text(fields, "Name"));
        (object? value, bool hasValue) = ReadValue(input, fields, plain, hasInput);
        var measurement = new Measurement(
            name, Kind ?? RecordReader.Kind(fields) ?? (IsCumulative ? MetricKind.Counter : null), Unit ?? RecordReader.Text(fields, "Unit"), ReadTags(input, fields), ReadTimestamp(input, fields),
            value, hasValue, IsCumulative, RecordReader.IsSample(fields));

        // Where no block runs for each, plain values differ in nothing else.
        if (plain is not null && !HasValue && !HasTimestamp && TagProperty is null && !IsBlock(Tag)) _plain = measurement;
        return measurement;
    }

    private (object? Value, bool HasValue) ReadValue(PSObject? input, PSObject? fields, object? plain, bool hasInput)
    {
        if (HasValue) return (Evaluate(Value, input), true);
        if (plain is not null) return (plain, true);
        if (hasInput && input is null) return (null, true);
        PSPropertyInfo? property = fields?.Properties["Value"];
        return (NumberReader.Unwrap(RecordReader.ValueOf(property)), property is not null);
    }

    private TagSet ReadTags(PSObject? input, PSObject? fields)
    {
        if (Tag is not null && !IsBlock(Tag) && TagProperty is null) return _fixedTags ??= TagReader.Read(Tag);
        TagSet tags = TagReader.Read(Tag is null ? RecordReader.Field(fields, "Tag", "Tags") : Evaluate(Tag, input));
        return TagProperty is null ? tags : TagSet.Create([.. tags, .. RecordReader.TagsFrom(input, TagProperty)]);
    }

    private long? ReadTimestamp(PSObject? input, PSObject? fields)
    {
        if (HasTimestamp) return MomentReader.Read(Evaluate(Timestamp, input));
        PSPropertyInfo? property = fields?.Properties["Timestamp"];
        return property is null ? null : MomentReader.Read(RecordReader.ValueOf(property));
    }

    private static bool IsBlock(object? argument) => NumberReader.Unwrap(argument) is ScriptBlock;

    /// <summary>What an argument is: itself, or what a script block gives for an object.</summary>
    /// <exception cref="MetricException">The block failed, or gave several things.</exception>
    internal static object? Evaluate(object? argument, PSObject? input) =>
        NumberReader.Unwrap(argument) is ScriptBlock block ? Run(block, input) : UnwrapValue(argument);

    // A block sees the scope that it was written in, as with ForEach-Object.
    private static object? Run(ScriptBlock block, PSObject? input)
    {
        try
        {
            var results = block.InvokeWithContext(null, [new PSVariable("_", input)]);
            return results.Count switch
            {
                0 => null,
                1 => UnwrapValue(results[0]),
                _ => throw new MetricException(ErrorId.BlockResults, block.ToString().Trim(), results.Count),
            };
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw new MetricException(ErrorId.BlockFailed, exception, block.ToString().Trim(), exception.Message);
        }
    }

    // The members of a custom object live in its wrapper.
    private static object? UnwrapValue(object? value) => value is PSObject { BaseObject: PSCustomObject or TagObject } ? value : NumberReader.Unwrap(value);
}
