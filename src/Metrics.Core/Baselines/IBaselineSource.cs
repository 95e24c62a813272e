using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>A description of a baseline, by the names of its members: an object of a shell, or one of JSON.</summary>
public interface IBaselineSource
{
    /// <summary>The tags of the series.</summary>
    /// <exception cref="MetricException">They cannot be read.</exception>
    TagSet Tags { get; }

    /// <summary>Whether there is a member of that name.</summary>
    bool Has(string member);

    /// <summary>The number of a member.</summary>
    /// <exception cref="MetricException">It is missing, or not a number.</exception>
    double Number(string member);

    /// <summary>The text of a member, or null when it is missing or empty.</summary>
    string? Text(string member);

    /// <summary>The moment of a member, in milliseconds since 1970-01-01T00:00:00Z, or null when it is missing.</summary>
    /// <exception cref="MetricException">It is not a moment.</exception>
    long? Moment(string member);

    /// <summary>The numbers of a member that is a list, not a number where one is missing; none when the member is.</summary>
    /// <exception cref="MetricException">It is no list of numbers.</exception>
    IReadOnlyList<double> Numbers(string member);

    /// <summary>The member that has members of its own, or null when it is missing or a plain value.</summary>
    IBaselineSource? Nested(string member);
}
