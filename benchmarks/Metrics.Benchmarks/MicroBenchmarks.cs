using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MetricsTools.Benchmarks;

/// <summary>How BenchmarkDotNet measures the core.</summary>
internal static class MicroBenchmarks
{
    /// <summary>In this process, because a newer runtime than the one that programs are built for may be the only one.</summary>
    public static IConfig Configuration { get; } = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7))
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "Metrics.Benchmarks"));
}
