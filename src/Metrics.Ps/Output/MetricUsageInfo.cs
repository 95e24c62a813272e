using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Usage;

namespace MetricsTools;

/// <summary>What was used in a range of time, and by how many.</summary>
public sealed class MetricUsageInfo
{
    private readonly UsageRow _row;

    internal MetricUsageInfo(UsageRow row)
    {
        _row = row;
        Tag = TagObject.Of(row.Tags);
    }

    /// <summary>The tags of the group; none without groups.</summary>
    public PSObject Tag { get; }

    /// <summary>The number of usage events.</summary>
    public long Events => _row.Events;

    /// <summary>The number of requests.</summary>
    public long Requests => _row.Requests;

    /// <summary>The share of all events and requests in the answer: 0 to 1.</summary>
    public double Share => _row.Share;

    /// <summary>The number of distinct users, over events and requests together.</summary>
    public long DistinctUsers => _row.Users;

    /// <summary>How many of them did something in the newest time of the range.</summary>
    public long ActiveUsers => _row.ActiveUsers;

    /// <summary>The first moment that was asked for, in UTC; null for the beginning.</summary>
    public DateTimeOffset? Start => OptionalMoment.Of(_row.Start);

    /// <summary>The last moment, in UTC.</summary>
    public DateTimeOffset End => UnixTime.ToDateTimeOffset(_row.End);

    /// <summary>Whether users are those of samples, rather than of sketches.</summary>
    public bool IsExact => _row.IsExact;
}
