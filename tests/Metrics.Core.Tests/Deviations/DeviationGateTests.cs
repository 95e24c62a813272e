using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class DeviationGateTests
{
    [Theory]
    [InlineData(Severity.Warning, null, false)]
    [InlineData(Severity.Critical, null, false)]
    [InlineData(Severity.Info, Severity.Warning, false)]
    [InlineData(Severity.Warning, Severity.Warning, true)]
    [InlineData(Severity.Critical, Severity.Warning, true)]
    [InlineData(Severity.Warning, Severity.Critical, false)]
    [InlineData(Severity.Critical, Severity.Critical, true)]
    public void A_deviation_fails_from_the_severity_on(Severity severity, Severity? failOn, bool expected)
    {
        Deviation result = Result(severity >= Severity.Warning ? Verdict.Deviation : Verdict.Normal, severity);
        foreach (InconclusiveAction action in Enum.GetValues<InconclusiveAction>())
        {
            Assert.Equal(expected, new DeviationGate(failOn, action).Fails(result));
            Assert.False(new DeviationGate(failOn, action).Warns(result));
        }
    }

    [Theory]
    [InlineData(InconclusiveAction.Pass, false, false)]
    [InlineData(InconclusiveAction.Warn, false, true)]
    [InlineData(InconclusiveAction.Fail, true, false)]
    public void An_inconclusive_result_does_what_was_chosen(InconclusiveAction action, bool fails, bool warns)
    {
        foreach (Severity? failOn in new Severity?[] { null, Severity.Warning, Severity.Critical })
        {
            var gate = new DeviationGate(failOn, action);
            Deviation result = Result(Verdict.Inconclusive, Severity.None);
            Assert.Equal((fails, warns), (gate.Fails(result), gate.Warns(result)));
        }
    }

    [Fact]
    public void An_inconclusive_result_warns_when_nothing_was_chosen() => Assert.True(new DeviationGate(Severity.Warning).Warns(Result(Verdict.Inconclusive, Severity.None)));

    [Theory]
    [InlineData(Verdict.Normal)]
    [InlineData(Verdict.Improvement)]
    public void What_is_normal_or_better_never_fails(Verdict verdict)
    {
        var gate = new DeviationGate(Severity.None, InconclusiveAction.Fail);
        Assert.False(gate.Fails(Result(verdict, Severity.Critical)));
        Assert.False(gate.Warns(Result(verdict, Severity.Critical)));
    }

    private static Deviation Result(Verdict verdict, Severity severity) =>
        new() { Timestamp = 0, Name = "m", Method = "Auto", Verdict = verdict, Severity = severity };
}
