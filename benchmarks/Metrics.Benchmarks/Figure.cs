using System.Globalization;
using MetricsTools.Benchmarks.Engine;

namespace MetricsTools.Benchmarks;

/// <summary>One measured figure beside its yardstick from the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit">The unit of both values.</param>
/// <param name="Peer">The yardstick.</param>
/// <param name="PeerValue">The yardstick's median.</param>
/// <param name="Goal">The goal, for a reader.</param>
/// <param name="IsMet">Whether it is reached.</param>
internal sealed record Figure(string Name, double Value, string Unit, string Peer, double PeerValue, string Goal, bool IsMet)
{
    /// <summary>The names of the columns.</summary>
    public const string Header = "name\tvalue\tunit\tpeer\tpeer's value\tratio\tgoal\tmet";

    /// <summary>A figure whose goal says whether it is met.</summary>
    public static Figure Of(string name, double value, string unit, string peer, double peerValue, Goal goal) =>
        new(name, value, unit, peer, peerValue, FormattableString.Invariant(goal.Text), goal.IsMet(value, peerValue));

    /// <summary>A figure that nothing stands beside.</summary>
    public static Figure Alone(string name, double value, string unit, Goal goal) => Of(name, value, unit, "-", double.NaN, goal);

    /// <summary>A figure whose peer could not be had.</summary>
    public static Figure Without(string name, double value, string unit, string peer, string reason, Goal goal) =>
        new(name, value, unit, $"{peer}, not measured: {reason}", double.NaN, FormattableString.Invariant(goal.Text), goal.IsMet(value, double.NaN));

    /// <summary>One line, with tabs between name, value, unit, peer, peer's value, ratio, goal and met.</summary>
    public override string ToString() => string.Join('\t', Name, Text(Value), Unit, Peer, Text(PeerValue), Text(Value / PeerValue), Goal, IsMet ? "yes" : "no");

    private static string Text(double number) => double.IsNaN(number) ? "-" : number.ToString("G4", CultureInfo.InvariantCulture);
}
