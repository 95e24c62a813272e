using MetricsTools.Anomalies;
using MetricsTools.ChangePoints;
using MetricsTools.Statistics;

namespace MetricsTools.Benchmarks.Gate;

/// <summary>
/// How right and how fast judging is, on labelled data: what the gate and its rivals catch and what they alarm over, on a set that choices may look at and on one that is
/// held back for the last check.
/// </summary>
internal static class GateFigures
{
    private const int OpenSeed = 101;
    private const int HeldBackSeed = 90_001;

    private static readonly (string Name, Func<IReadOnlyList<GateCase>, GateScore> Score)[] Rivals =
    [
        ("fixed 20 % (Percent)", static cases => GateScore.Of("Percent", cases)),
        ("z > 3 (ZScore)", static cases => GateScore.Of("ZScore", cases)),
        ("modified z > 3.5 (Mad)", static cases => GateScore.Of("Mad", cases)),
        ("Tukey's fences (Iqr)", static cases => GateScore.Of("Iqr", cases)),
        ("Percentile", static cases => GateScore.Of("Percentile", cases)),
        ("plain Mann-Whitney, p < 0.05", static cases => GateScore.Of(cases, static one => MannWhitney.Of(one.Current, one.Baseline).UpperTail < 0.05)),
        ("MannWhitney", static cases => GateScore.Of("MannWhitney", cases)),
        ("ChangePoint", static cases => GateScore.Of("ChangePoint", cases)),
    ];

    /// <summary>Prints them.</summary>
    public static int Print(TextWriter output)
    {
        output.WriteLine(Figure.Header);
        foreach (Figure figure in Gates("open set", OpenSeed).Concat(Gates("held back", HeldBackSeed)).Concat(Series("open set", OpenSeed)).Concat(Series("held back", HeldBackSeed))
            .Concat(Streams("open set", OpenSeed)).Concat(Streams("held back", HeldBackSeed)).Concat(Speeds()))
        {
            output.WriteLine(figure);
        }

        return 0;
    }

    private static IEnumerable<Figure> Gates(string set, int seed)
    {
        IReadOnlyList<GateCase> all = GateCase.Generate(seed);
        GateCase[] cases = [.. all.Where(static one => one.Noise.IsInGoals)], five = [.. cases.Where(static one => one.Baseline.Length == 30 && one.Current.Length == 5)];
        GateScore auto = GateScore.Of("Auto", cases), autoOfFive = GateScore.Of("Auto", five), peer = GateScore.Of("Mad", cases), peerOfFive = GateScore.Of("Mad", five);
        const string Peer = "modified z > 3.5 (Mad)";
        yield return new Figure($"Auto, false alarms, {set}", auto.FalseAlarms, "%", Peer, peer.FalseAlarms, "below 1.5", auto.FalseAlarms < 1.5);
        yield return new Figure($"Auto, 10 % caught, {set}", auto.CaughtTen, "%", Peer, peer.CaughtTen, "above 70", auto.CaughtTen > 70);
        yield return new Figure($"Auto, 20 % caught, {set}", auto.CaughtTwenty, "%", Peer, peer.CaughtTwenty, "above 95", auto.CaughtTwenty > 95);
        yield return new Figure($"Auto, 5 against 30, false alarms, {set}", autoOfFive.FalseAlarms, "%", Peer, peerOfFive.FalseAlarms, "below 1", autoOfFive.FalseAlarms < 1);
        yield return new Figure($"Auto, 5 against 30, 10 % caught, {set}", autoOfFive.CaughtTen, "%", Peer, peerOfFive.CaughtTen, "above 93", autoOfFive.CaughtTen > 93);
        foreach (Figure figure in Compared("Auto", auto, auto, set).Skip(3)) yield return figure;
        foreach ((string name, Func<IReadOnlyList<GateCase>, GateScore> score) in Rivals)
        {
            foreach (Figure figure in Compared(name, score(cases), auto, set)) yield return figure;
        }

        foreach (RunNoise noise in RunNoise.All)
        {
            GateScore ofNoise = GateScore.Of("Auto", [.. all.Where(one => one.Noise == noise)]);
            foreach (Figure figure in Compared($"Auto, {noise.Name} noise", ofNoise, auto, set)) yield return figure;
        }
    }

    private static Figure[] Compared(string name, GateScore score, GateScore auto, string set) =>
    [
        new($"{name}, false alarms, {set}", score.FalseAlarms, "%", "Auto", auto.FalseAlarms, "for comparison", true),
        new($"{name}, 10 % caught, {set}", score.CaughtTen, "%", "Auto", auto.CaughtTen, "for comparison", true),
        new($"{name}, 20 % caught, {set}", score.CaughtTwenty, "%", "Auto", auto.CaughtTwenty, "for comparison", true),
        new($"{name}, precision, {set}", score.Precision, "%", "Auto", auto.Precision, "for comparison", true),
    ];

    private static IEnumerable<Figure> Series(string set, int seed)
    {
        IReadOnlyList<LevelSeries> series = LevelSeries.Generate(seed);
        (double f1, double alarms) = LevelSeries.Score(series, static values => ChangePointFinder.Find(values, new ChangePointOptions()).Select(static point => point.Index));
        (double peerF1, double peerAlarms) = LevelSeries.Score(series, EnergySplits.Find);
        const string Peer = "E-divisive with a t-test at 0.001";
        yield return new Figure($"change points, F1, {set}", f1, "%", Peer, peerF1, "above 85", f1 > 85);
        yield return new Figure($"change points, unchanged series with an alarm, {set}", alarms, "%", Peer, peerAlarms, "below 5", alarms < 5);
    }

    private static IEnumerable<Figure> Streams(string set, int seed)
    {
        IReadOnlyList<StreamSeries> streams = StreamSeries.Generate(seed);
        StreamScore own = StreamScore.Of(streams, StreamDetectors.Own, AnomalyThresholds.Warning);
        foreach ((string name, Func<double[], double[]> detect) in StreamDetectors.Rivals)
        {
            // Each rival has the threshold that is best for it on the open set, one for everything.
            StreamScore rival = StreamScore.Of(streams, detect, StreamScore.BestThreshold(StreamSeries.Generate(OpenSeed), detect));
            yield return new Figure($"stream anomalies, recall, {set}", own.Recall, "%", name, rival.Recall, "for comparison", true);
            yield return new Figure($"stream anomalies, precision, {set}", own.Precision, "%", name, rival.Precision, "for comparison", true);
            yield return new Figure($"stream anomalies, F1, {set}", own.F1, "%", name, rival.F1, "above it", own.F1 > rival.F1);
        }

        yield return new Figure($"stream anomalies, false alarms in 1,000 samples, {set}", own.FalseAlarms, "", "of Critical", StreamScore.Of(streams, StreamDetectors.Own, AnomalyThresholds.Critical).FalseAlarms, "for comparison", true);
    }

    private static IEnumerable<Figure> Speeds()
    {
        (double judged, double read) = GateSpeed.ThousandSeries();
        yield return new Figure("gate over 1,000 series, 30 days of hours", judged, "ms", "reading these samples", read, "at most 1000 ms", judged <= 1000);
        (double detected, double rolling) = GateSpeed.MillionSamples();
        yield return new Figure("stream anomalies of 1 million samples", detected, "ms", "a rolling z-score of 100", rolling, "at most 1000 ms", detected <= 1000);
        double points = GateSpeed.ChangePoints();
        double window = GateSpeed.Median(static () => EnergySplit.Of(RunNoise.All[4].Runs(new Random(5), 10_000, 0.02), 5));
        yield return new Figure("change points of 10,000 runs", points, "ms", "one E-divisive split without windows", window, "at most 2000 ms", points <= 2000);
    }
}
