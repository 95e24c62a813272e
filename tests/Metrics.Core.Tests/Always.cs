using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace MetricsTools;

/// <summary>Checks a property over generated cases, the same ones in every run.</summary>
internal static class Always
{
    private static readonly Replay Seed = new(new Rnd(20260131, 7), FSharpOption<int>.None);
    private static readonly Config Configuration = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(FSharpOption<Replay>.Some(Seed));

    public static void Holds<T>(Gen<T> cases, Action<T> check) => Check.One(Configuration, Prop.ForAll(cases.ToArbitrary(), check));
}
