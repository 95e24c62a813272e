using System.Text.Json;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The rows of <c>metric</c>.</summary>
internal sealed class MetricTable(SqliteDatabase database)
{
    private const string Columns = "id, name, kind, unit, description, category, allowed_tags, direction, retain_raw";

    private readonly Remembered<string, MetricDefinition?> _found = new(database);

    public IReadOnlyList<MetricDefinition> All()
    {
        SqliteStatement statement = database.Prepare($"SELECT {Columns} FROM metric ORDER BY name");
        var metrics = new List<MetricDefinition>();
        while (statement.Step()) metrics.Add(Read(statement));
        return metrics;
    }

    /// <summary>The metric of a name, compared without case, or null.</summary>
    public MetricDefinition? Find(string name) => _found.Get(name, ReadOne);

    private MetricDefinition? ReadOne(string name)
    {
        SqliteStatement statement = database.Prepare($"SELECT {Columns} FROM metric WHERE name = ?1").Bind(1, name);
        if (!statement.Step()) return null;
        MetricDefinition metric = Read(statement);
        statement.Reset();
        return metric;
    }

    public MetricDefinition GetOrAdd(MetricDefinition definition) => Find(definition.Name) ?? database.Write(() =>
    {
        SqliteStatement insert = database.Prepare(
            "INSERT OR IGNORE INTO metric (name, kind, unit, description, category, allowed_tags, direction, retain_raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        insert.Bind(1, definition.Name).Bind(2, (long)definition.Kind);
        BindAttributes(insert, 3, definition).Execute();
        return Find(definition.Name)!;
    });

    public void Update(MetricDefinition definition) => database.Write(() =>
    {
        SqliteStatement update = database.Prepare(
            "UPDATE metric SET unit = ?1, description = ?2, category = ?3, allowed_tags = ?4, direction = ?5, retain_raw = ?6 WHERE id = ?7");
        BindAttributes(update, 1, definition).Bind(7, definition.Id).Execute();
        return true;
    });

    public void Remove(long metricId)
    {
        database.Prepare("DELETE FROM series WHERE metric = ?1").Bind(1, metricId).Execute();
        database.Prepare("DELETE FROM metric WHERE id = ?1").Bind(1, metricId).Execute();
    }

    private static long? IntegerOrNull(SqliteStatement statement, int column) => statement.IsNull(column) ? null : statement.Integer(column);

    private static SqliteStatement BindAttributes(SqliteStatement statement, int first, MetricDefinition definition)
    {
        statement.Bind(first, definition.Unit).Bind(first + 1, definition.Description).Bind(first + 2, definition.Category)
            .Bind(first + 3, definition.AllowedTags is null ? null : JsonSerializer.Serialize(definition.AllowedTags))
            .Bind(first + 4, (long)definition.Direction);
        return definition.RetainRaw is { } retention
            ? statement.Bind(first + 5, (long)retention.TotalMilliseconds)
            : statement.Bind(first + 5, (string?)null);
    }

    private MetricDefinition Read(SqliteStatement statement)
    {
        try
        {
            return ReadRow(statement);
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or ArgumentException)
        {
            string reason = $"the definition of '{statement.TextOrNull(1)}' cannot be read";
            statement.Reset();
            throw new MetricException(ErrorId.StoreCorrupt, exception, database.Path, reason);
        }
    }

    private static MetricDefinition ReadRow(SqliteStatement statement) => new()
    {
        Id = statement.Integer(0),
        Name = statement.Text(1),
        Kind = (MetricKind)statement.Integer(2),
        Unit = statement.TextOrNull(3),
        Description = statement.TextOrNull(4),
        Category = statement.TextOrNull(5),
        AllowedTags = statement.TextOrNull(6) is { } keys ? JsonSerializer.Deserialize<string[]>(keys) : null,
        Direction = (Direction)statement.Integer(7),
        RetainRaw = IntegerOrNull(statement, 8) is { } milliseconds ? UnixTime.ToTimeSpan(milliseconds) : null,
    };
}
