using System.Globalization;
using MetricsTools.Benchmarks.Workloads;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>What is asked of a run.</summary>
/// <param name="Groups">The names of the groups; all when there are none.</param>
/// <param name="SamplesPerSeries">The samples of a series of workload W.</param>
/// <param name="Rounds">How often each figure is measured.</param>
internal sealed record EngineOptions(IReadOnlyList<string> Groups, int SamplesPerSeries, int Rounds)
{
    private const string Small = "--small";
    private const string RoundsOption = "--rounds";
    private const int UsualRounds = 5;

    /// <summary>Reads arguments: names of groups, <c>--small</c> for a tenth of W, <c>--rounds</c> and a number.</summary>
    /// <exception cref="ArgumentException">One is not known.</exception>
    public static EngineOptions Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<string> known)
    {
        int samples = Workload.SamplesPerSeries, rounds = UsualRounds;
        List<string> groups = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == Small) samples = Workload.SmallSamplesPerSeries;
            else if (arguments[i] == RoundsOption && i + 1 < arguments.Count) rounds = int.Parse(arguments[++i], CultureInfo.InvariantCulture);
            else if (known.Contains(arguments[i])) groups.Add(arguments[i]);
            else throw new ArgumentException($"'{arguments[i]}' is none of {string.Join(", ", known)}, {Small}, {RoundsOption} <number>.");
        }

        return new EngineOptions(groups, samples, rounds);
    }
}
