using System.Globalization;
using MetricsTools.Benchmarks.Workloads;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>What is asked of a run.</summary>
/// <param name="Groups">The names of the groups; all when there are none.</param>
/// <param name="SamplesPerSeries">The samples of a series of workload W.</param>
/// <param name="Rounds">How each figure is measured.</param>
/// <param name="IsQuick">Whether questions are not asked of SQLite, which takes the most time.</param>
internal sealed record EngineOptions(IReadOnlyList<string> Groups, int SamplesPerSeries, Rounds Rounds, bool IsQuick)
{
    private const string Small = "--small";
    private const string Quick = "--quick";
    private const string RoundsOption = "--rounds";
    private const string Best = "--best";
    private const int UsualRounds = 5;

    /// <summary>Reads arguments: names of groups, <c>--small</c> for a tenth of W, <c>--quick</c> to ask SQLite no questions, <c>--rounds</c> and a
    /// number, <c>--best</c> to print the best round where others use the machine too.</summary>
    /// <exception cref="ArgumentException">One is not known.</exception>
    public static EngineOptions Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<string> known)
    {
        int samples = Workload.SamplesPerSeries, rounds = UsualRounds;
        bool isQuick = false, takesBest = false;
        List<string> groups = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == Small) samples = Workload.SmallSamplesPerSeries;
            else if (arguments[i] == Quick) isQuick = true;
            else if (arguments[i] == Best) takesBest = true;
            else if (arguments[i] == RoundsOption && i + 1 < arguments.Count) rounds = int.Parse(arguments[++i], CultureInfo.InvariantCulture);
            else if (known.Contains(arguments[i])) groups.Add(arguments[i]);
            else throw new ArgumentException($"'{arguments[i]}' is none of {string.Join(", ", known)}, {Small}, {Quick}, {Best}, {RoundsOption} <number>.");
        }

        return new EngineOptions(groups, samples, new Rounds(rounds, takesBest), isQuick);
    }
}
