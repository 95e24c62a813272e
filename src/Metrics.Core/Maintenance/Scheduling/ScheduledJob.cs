using MetricsTools.Privacy;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>The maintenance of one store, once a day at 02:00 UTC.</summary>
public sealed record ScheduledJob
{
    /// <summary>What the names of all jobs begin with.</summary>
    public const string Prefix = "metricstools-";

    /// <summary>The hour of the day, in UTC.</summary>
    public const int Hour = 2;

    // No secret: it only tells names apart.
    private static readonly KeyedHash Hash = new([.. "metricstools"u8]);

    /// <summary>Makes the job.</summary>
    /// <param name="store">The full path of the store.</param>
    /// <param name="user">Who does it.</param>
    /// <param name="program">The full path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="MetricException">A path has a line break in it, which schedules cannot have.</exception>
    public ScheduledJob(string store, string user, string program, IReadOnlyList<string> arguments)
    {
        (Store, User, Program, Arguments) = (store, user, program, arguments);
        foreach (string text in arguments.Prepend(program).Prepend(store))
        {
            if (text.Any(char.IsControl)) throw new MetricException(ErrorId.StorePathInvalid, store, "a schedule cannot have a line break or a control character in a path");
        }
    }

    /// <summary>The full path of the store.</summary>
    public string Store { get; }

    /// <summary>Who does it.</summary>
    public string User { get; }

    /// <summary>The full path of the program.</summary>
    public string Program { get; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>A name of its own for every store.</summary>
    public string Name => NameOf(Store);

    /// <summary>A sentence for whoever meets it.</summary>
    public string Description => $"Maintenance of the metrics store {Store}";

    /// <summary>The name of the job of a store.</summary>
    public static string NameOf(string store) => Prefix + Hash.ToText(store).Substring(KeyedHash.Prefix.Length);
}
