using System.Security.Cryptography;
using System.Text.Json;
using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Makes the rows of <c>meta</c>, <c>metric</c> and <c>series</c> such as can be read; what cannot be known any more gets a name that says so.</summary>
internal sealed class DefinitionRepair(RepairContext context)
{
    private const string Recovered = "recovered";
    private const int KeyLength = 32;

    private readonly SqliteDatabase _database = context.Database;

    /// <summary>Repairs what can be told without the samples.</summary>
    public void Run() => _database.Write(() =>
    {
        RepairMeta();
        RepairMetrics();
        RepairTags();
        return true;
    });

    /// <summary>Makes rows for series that there are samples of, and none of their own, and for metrics of series.</summary>
    /// <param name="recorded">The series that there are samples of.</param>
    public void AddMissing(IEnumerable<long> recorded)
    {
        var known = new HashSet<long>(context.Ids("series"));
        long[] missing = [.. recorded.Where(id => !known.Contains(id)).OrderBy(static id => id)];
        long metric = missing.Length == 0 ? 0
            : new MetricTable(_database).GetOrAdd(new MetricDefinition { Name = Recovered, Description = "Series that a repair found samples of, and no name." }).Id;
        _database.Write(() =>
        {
            foreach (long id in missing) _database.Prepare("INSERT OR IGNORE INTO series (id, metric, tags) VALUES (?1, ?2, ?3)").Bind(1, id).Bind(2, metric).Bind(3, TagsOf(id)).Execute();
            AddMissingMetrics();
            return true;
        });
        if (missing.Length > 0) context.Log.Note($"{missing.Length} series had lost their names: they are in the metric '{Recovered}' now.");
    }

    private static string TagsOf(long id) => TagSet.Create([new Tag("series", FormattableString.Invariant($"{id}"))]).ToString();

    private void RepairMeta()
    {
        long? keyLength = _database.Prepare("SELECT length(privacy_key) FROM meta").ReadInteger();
        if (keyLength == KeyLength) return;
        byte[] key = new byte[KeyLength];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(key);
        if (_database.Prepare("SELECT count(*) FROM meta").ReadInteger() == 0)
        {
            _database.Prepare("INSERT INTO meta (id, created, privacy_key, sealed_id, change) VALUES (1, ?1, ?2, (SELECT coalesce(min(id) - 1, 0) FROM hot), 1)")
                .Bind(1, UnixTime.Now(context.Options.Time)).Bind(2, key).Execute();
        }
        else
        {
            _database.Prepare("UPDATE meta SET privacy_key = ?1").Bind(1, key).Execute();
        }

        context.Log.Note("The key of the hashes is lost, and a new one was made: personal values that are recorded from now on do not match those before.");
    }

    private void RepairMetrics()
    {
        var metrics = new MetricTable(_database);
        foreach (long id in context.Ids("metric"))
        {
            SqliteStatement select = _database.Prepare("SELECT name, kind, allowed_tags, direction, retain_raw FROM metric WHERE id = ?1").Bind(1, id);
            select.Step();
            string name = select.Text(0);
            bool isNamed = IsName(name), isKind = Enum.IsDefined(typeof(MetricKind), (int)select.Integer(1)), isDirection = Enum.IsDefined(typeof(Direction), (int)select.Integer(3));
            bool areTags = select.IsNull(2) || IsList(select.Text(2));
            bool isRetention = select.IsNull(4) || (select.Integer(4) > 0 && select.Integer(4) <= long.MaxValue / TimeSpan.TicksPerMillisecond);
            select.Reset();
            if (!isNamed) _database.Prepare("UPDATE metric SET name = ?2 WHERE id = ?1").Bind(1, id).Bind(2, NameOf(id)).Execute();
            if (!isKind) _database.Prepare("UPDATE metric SET kind = 0 WHERE id = ?1").Bind(1, id).Execute();
            if (!isDirection) _database.Prepare("UPDATE metric SET direction = 0 WHERE id = ?1").Bind(1, id).Execute();
            if (!areTags) _database.Prepare("UPDATE metric SET allowed_tags = NULL WHERE id = ?1").Bind(1, id).Execute();
            if (!isRetention) _database.Prepare("UPDATE metric SET retain_raw = NULL WHERE id = ?1").Bind(1, id).Execute();
            if (!(isNamed && isKind && isDirection && areTags && isRetention)) context.Log.Note($"What could not be read of the definition of '{name}' was set to its default.");
        }
    }

    private void RepairTags()
    {
        SqliteStatement select = _database.Prepare("SELECT id, tags FROM series");
        var unreadable = new List<(long Id, string Tags)>();
        while (select.Step())
        {
            try
            {
                TagSet.Parse(select.Text(1));
            }
            catch (MetricException)
            {
                unreadable.Add((select.Integer(0), select.Text(1)));
            }
        }

        foreach ((long id, string tags) in unreadable)
        {
            _database.Prepare("UPDATE series SET tags = ?2 WHERE id = ?1").Bind(1, id).Bind(2, TagsOf(id)).Execute();
            context.Log.Note($"The tags '{tags}' cannot be read: the series has the tags {TagsOf(id)} now.");
        }
    }

    private void AddMissingMetrics()
    {
        SqliteStatement select = _database.Prepare("SELECT DISTINCT metric FROM series WHERE metric NOT IN (SELECT id FROM metric)");
        var missing = new List<long>();
        while (select.Step()) missing.Add(select.Integer(0));
        foreach (long id in missing)
        {
            _database.Prepare("INSERT INTO metric (id, name, kind) VALUES (?1, ?2, 0)").Bind(1, id).Bind(2, NameOf(id)).Execute();
            context.Log.Note($"The definition of a metric is lost: it is called '{NameOf(id)}' now, and is a Gauge.");
        }
    }

    private static string NameOf(long id) => FormattableString.Invariant($"{Recovered}.{id}");

    private static bool IsName(string name)
    {
        try
        {
            MetricName.Validate(name);
            return true;
        }
        catch (MetricException)
        {
            return false;
        }
    }

    private static bool IsList(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
