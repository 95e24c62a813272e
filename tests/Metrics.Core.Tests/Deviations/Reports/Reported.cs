using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

/// <summary>Results to report, and what a form makes of them.</summary>
internal static class Reported
{
    public static readonly DeviationGate Gate = new(Severity.Warning);

    public static readonly Deviation Worse = new()
    {
        Timestamp = 1769846400000,
        Name = "build.duration",
        Tags = TagSet.Parse("branch=main"),
        Value = 950,
        Expected = 811,
        Upper = 831.5,
        Score = 20.1,
        Percent = 17.139,
        Direction = Direction.Higher,
        Severity = Severity.Critical,
        Verdict = Verdict.Deviation,
        Method = "Auto",
        Count = 1,
        BaselineCount = 9,
        Unit = "ms",
        Reason = "build.duration{branch=main} rose 17.1 % (p50 811 ms to 950 ms, 1 run against 9; score 20.1, Warning from 3).",
    };

    public static readonly Deviation Young = new()
    {
        Timestamp = 1769846400000,
        Name = "young",
        Value = 3,
        Verdict = Verdict.Inconclusive,
        Method = "Auto",
        Count = 1,
        BaselineCount = 2,
        Reason = "young cannot be judged.",
    };

    public static readonly Deviation Calm = Worse with { Name = "calm", Tags = TagSet.Empty, Value = 811, Percent = 0, Severity = Severity.None, Verdict = Verdict.Normal, Reason = "calm did not change." };

    public static readonly Deviation Better = Calm with { Name = "better", Value = 700, Percent = -13.7, Verdict = Verdict.Improvement, Reason = "better fell 13.7 %." };

    /// <summary>Names, tags, units and reasons that break formats, with any verdict.</summary>
    public static Gen<Deviation> Hostile { get; } =
        from name in MetricsTools.Hostile.Text
        from key in MetricsTools.Hostile.Text
        from tag in MetricsTools.Hostile.Text
        from unit in MetricsTools.Hostile.Text
        from reason in MetricsTools.Hostile.Text
        from markup in Gen.Elements("%0A", "%", "::error::", "##vso[task.complete]", "]]>", "<!-- x -->", "<script>", "| a | b |", "@everyone #1 www.example.com", "`", "\\|", "\ud800", "")
        from number in MetricsTools.Hostile.Number
        from verdict in Gen.Elements(Verdict.Normal, Verdict.Deviation, Verdict.Improvement, Verdict.Inconclusive)
        select Worse with
        {
            Name = name + markup,
            Tags = TagSet.Create([new Tag(key, markup.Replace("\ud800", "") + tag)]),
            Unit = unit,
            Value = number,
            Verdict = verdict,
            Severity = verdict == Verdict.Deviation ? Severity.Warning : Severity.None,
            Reason = markup + reason + markup,
        };

    public static string Write(string format, params Deviation[] results) => Write(format, Gate, results);

    public static string Write(string format, DeviationGate gate, params Deviation[] results)
    {
        var text = new StringWriter();
        DeviationReportFormats.OfName(format).Write(text, new DeviationReport(results, gate));
        return text.ToString();
    }
}
