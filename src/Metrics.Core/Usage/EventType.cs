namespace MetricsTools.Usage;

/// <summary>A type that usage events can have.</summary>
/// <param name="Name">Its name, compared without case.</param>
/// <param name="Description">What it is, for a reader, or null.</param>
public sealed record EventType(string Name, string? Description)
{
    /// <summary>The longest name.</summary>
    public const int MaximumNameLength = 64;

    /// <summary>The longest description, in UTF-16 characters.</summary>
    public const int MaximumDescriptionLength = 1024;

    /// <summary>The types that there always are.</summary>
    public static readonly IReadOnlyList<EventType> BuiltIn =
    [
        new("page_view", "A page was shown."),
        new("button_click", "A button was pressed."),
        new("form_submit", "A form was sent."),
        new("feature_use", "A feature was used."),
    ];

    /// <summary>When it was registered, in milliseconds since 1970-01-01T00:00:00Z; null for one that there always is.</summary>
    public long? Created { get; init; }

    /// <summary>Throws unless it can be registered.</summary>
    /// <returns>The type.</returns>
    /// <exception cref="MetricException">The name is not one, or the description is too long.</exception>
    public EventType Validate()
    {
        bool isName = Name.Length is > 0 and <= MaximumNameLength && Name[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_'
            && Name.All(static one => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-');
        if (!isName) throw new MetricException(ErrorId.EventTypeInvalid, Text.UnicodeText.Shorten(Name));
        bool isText = Description is null || (Description.Length <= MaximumDescriptionLength && Text.UnicodeText.IsWellFormed(Description));
        return isText ? this : throw new MetricException(ErrorId.EventTypeDescriptionInvalid, Name, MaximumDescriptionLength);
    }
}
