using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.Usage;

/// <summary>The types that usage events can have: those that there always are, and those that were registered in a store.</summary>
/// <param name="store">The store, or null when there is none yet.</param>
public sealed class EventTypes(IMetricStore? store)
{
    private const string Kind = "event-type";

    /// <summary>All of them whose names fit a pattern: first those that there always are, then the registered ones by name.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public IEnumerable<EventType> Find(string pattern = "*") => EventType.BuiltIn
        .Concat((store?.GetDocuments(Kind) ?? []).Select(static document => new EventType(document.Name, document.Text.Length == 0 ? null : document.Text) { Created = document.Created }))
        .Where(type => Glob.HasWildcard(pattern) ? Glob.IsMatch(pattern, type.Name) : IsSame(pattern, type.Name));

    /// <summary>The name of a type, as it was registered.</summary>
    /// <exception cref="MetricException">There is no such type; the message names those that there are, and how to add one.</exception>
    public string NameOf(string? name)
    {
        string asked = name?.Trim() ?? "";
        if (asked.Length == 0) throw new MetricException(ErrorId.EventTypeMissing);
        EventType? found = EventType.BuiltIn.FirstOrDefault(type => IsSame(type.Name, asked));
        if (found is null && store?.FindDocument(Kind, asked) is { } document) return document.Name;
        return found?.Name ?? throw new MetricException(ErrorId.EventTypeUnknown, UnicodeText.Shorten(asked), string.Join(", ", Find().Take(20).Select(static type => type.Name)));
    }

    /// <summary>Registers a type, or changes what is said of it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>What is registered.</returns>
    /// <exception cref="MetricException">It cannot be registered, is one that there always is, or the store failed.</exception>
    public EventType Register(EventType type, long now)
    {
        type.Validate();
        if (EventType.BuiltIn.Any(one => IsSame(one.Name, type.Name))) throw new MetricException(ErrorId.EventTypeBuiltIn, type.Name);
        while (true)
        {
            StoredDocument? old = store!.FindDocument(Kind, type.Name);
            var document = new StoredDocument(Kind, old?.Name ?? type.Name, type.Description ?? "") { Created = old?.Created ?? now, Updated = now, Version = old?.Version ?? 0 };
            if (store.TrySetDocument(document)) return type with { Name = document.Name, Created = document.Created };
        }
    }

    /// <summary>Removes a registered type; events that were recorded stay.</summary>
    /// <exception cref="MetricException">It is one that there always is, or the store failed.</exception>
    public bool Remove(string name) => EventType.BuiltIn.Any(one => IsSame(one.Name, name))
        ? throw new MetricException(ErrorId.EventTypeBuiltIn, name)
        : store!.RemoveDocument(Kind, name);

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
