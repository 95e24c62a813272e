namespace MetricsTools.Formats;

/// <summary>The fields of a record in a file, in the order in which they are written.</summary>
internal enum RecordField
{
    /// <summary>When; ISO 8601.</summary>
    Timestamp,

    /// <summary>The metric's name.</summary>
    Name,

    /// <summary>The kind, by name.</summary>
    Kind,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>The number.</summary>
    Value,

    /// <summary>The tags.</summary>
    Tag,
}
