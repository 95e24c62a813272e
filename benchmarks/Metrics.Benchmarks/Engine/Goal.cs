namespace MetricsTools.Benchmarks.Engine;

/// <summary>What a figure must reach.</summary>
/// <param name="Text">For a reader.</param>
/// <param name="IsMet">Whether a value reaches it, beside that of the peer.</param>
internal sealed record Goal(FormattableString Text, Func<double, double, bool> IsMet)
{
    /// <summary>None: the figure is there to be looked at.</summary>
    public static readonly Goal None = new($"-", static (_, _) => true);

    /// <summary>A value of at most so much.</summary>
    public static Goal AtMost(double must, double aim, string unit) => new($"at most {must} {unit} (aim {aim})", (value, _) => value <= must);

    /// <summary>A value of at most so much, with no further aim.</summary>
    public static Goal AtMost(double must, string unit) => new($"at most {must} {unit}", (value, _) => value <= must);

    /// <summary>A time that the peer needs so many times of.</summary>
    public static Goal Faster(double must, double aim) => new($"{must} times as fast (aim {aim})", (value, peer) => value * must <= peer);

    /// <summary>A value of so many times the peer's, or less.</summary>
    public static Goal Share(double must, double aim) => new($"at most {must} times (aim {aim})", (value, peer) => value <= must * peer);

    /// <summary>A value of so many times the peer's, or more.</summary>
    public static Goal AtLeast(double must, double aim) => new($"at least {must} times (aim {aim})", (value, peer) => value >= must * peer);
}
