using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Formats;

/// <summary>The fields of one record as a file gives them, and the rules that make a record of them. Null, or empty, is not given.</summary>
internal sealed class RecordText
{
    /// <summary>The names of the fields, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        nameof(RecordField.Timestamp), nameof(RecordField.Name), nameof(RecordField.Kind), nameof(RecordField.Unit), nameof(RecordField.Value), nameof(RecordField.Tag),
    ];

    private readonly string?[] _texts = new string?[Names.Count];

    /// <summary>The name of every record, whatever the file says; null for the file's own.</summary>
    public string? FixedName { get; init; }

    /// <summary>The text of a field.</summary>
    public string? this[RecordField field]
    {
        get => _texts[(int)field];
        set => _texts[(int)field] = value;
    }

    /// <summary>The tags, where the file gives them in parts; else they are read from their text.</summary>
    public TagSet? Tags { get; set; }

    /// <summary>Finds the field of a column or property: its name in any case, or <c>Tags</c> for Tag and <c>Type</c> for Kind.</summary>
    public static bool TryFind(string name, out RecordField field)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            field = (RecordField)i;
            if (Is(Names[i])) return true;
        }

        field = Is("Tags") ? RecordField.Tag : RecordField.Kind;
        return Is("Tags") || Is("Type");

        bool Is(string candidate) => string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Returns the value when it can be written.</summary>
    /// <exception cref="MetricException">It is NaN or infinite.</exception>
    public static double Finite(MetricRecord record) =>
        double.IsNaN(record.Value) || double.IsInfinity(record.Value) ? throw new MetricException(ErrorId.ValueNotFinite, record.Value, record.Name) : record.Value;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_texts, 0, _texts.Length);
        Tags = null;
    }

    /// <summary>Makes the record.</summary>
    /// <exception cref="MetricException">A field is missing or cannot be read.</exception>
    public MetricRecord ToRecord(TimeZoneInfo zone)
    {
        string name = MetricName.Validate(FixedName ?? Trimmed(RecordField.Name));
        return new MetricRecord
        {
            Name = name,
            Kind = Trimmed(RecordField.Kind) is { } kind ? KindText.Parse(kind) : null,
            Unit = string.IsNullOrEmpty(this[RecordField.Unit]) ? null : this[RecordField.Unit],
            Value = ToValue(name),
            Timestamp = ToTimestamp(zone),
            Tags = Tags ?? (Trimmed(RecordField.Tag) is { } tags ? TagSet.Parse(tags) : TagSet.Empty),
        };
    }

    private double ToValue(string name)
    {
        string text = Trimmed(RecordField.Value) ?? throw new MetricException(ErrorId.ValueMissing, name);
        return NumberText.TryParse(text, out double value) ? value : throw new MetricException(ErrorId.ValueNotNumber, text, $"the value of {name}");
    }

    private long? ToTimestamp(TimeZoneInfo zone)
    {
        if (Trimmed(RecordField.Timestamp) is not { } text) return null;
        return TimestampText.TryParse(text, zone, out long milliseconds) ? milliseconds : throw new MetricException(ErrorId.TimestampInvalid, text);
    }

    private string? Trimmed(RecordField field)
    {
        string? text = this[field]?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
