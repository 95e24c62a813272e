namespace MetricsTools.Benchmarks.Engine.Peers;

/// <summary>A way to keep samples in tables of SQLite, one row each.</summary>
/// <param name="Name">The name.</param>
/// <param name="Create">Makes the tables.</param>
/// <param name="AddSeries">Adds a series, or null where series have no table.</param>
/// <param name="Insert">Adds a sample.</param>
/// <param name="Series">What tells series apart.</param>
/// <param name="IsOne">Whether a sample is of one series.</param>
/// <param name="IsOfMetric">Whether a sample is of one metric.</param>
internal sealed record SqliteSchema(string Name, string Create, string? AddSeries, string Insert, string Series, string IsOne, string IsOfMetric)
{
    /// <summary>Every row has the name and the tags.</summary>
    public static readonly SqliteSchema Rows = new(
        "SQLite, a row a sample",
        "CREATE TABLE sample (name TEXT NOT NULL, tags TEXT NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL); CREATE INDEX sample_name_at ON sample (name, at);",
        null,
        "INSERT INTO sample (name, tags, at, value) VALUES ($name, $tags, $at, $value)",
        "name, tags",
        "name = $name AND tags = $tags",
        "name = $name");

    /// <summary>Names and tags are in a table of series, and samples are in the order of series and time.</summary>
    public static readonly SqliteSchema Normalised = new(
        "SQLite, normalised",
        """
        CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL, tags TEXT NOT NULL, UNIQUE (name, tags));
        CREATE TABLE sample (series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID;
        """,
        "INSERT INTO series (id, name, tags) VALUES ($series, $name, $tags)",
        "INSERT INTO sample (series, at, value) VALUES ($series, $at, $value)",
        "series",
        "series = (SELECT id FROM series WHERE name = $name AND tags = $tags)",
        "series IN (SELECT id FROM series WHERE name = $name)");
}
