using BenchmarkDotNet.Running;
using MetricsTools.Benchmarks;
using MetricsTools.Benchmarks.Engine;
using MetricsTools.Benchmarks.Engine.Children;
using MetricsTools.Benchmarks.Gate;

switch (args.FirstOrDefault())
{
    case "module":
        return ModuleFigures.Print(Console.Out);
    case "engine":
        return EngineFigures.Print(args[1..], Console.Out);
    case ChildProcess.Verb:
        return ChildProcess.Do(args[1..], Console.Out);
    case "gate":
        return GateFigures.Print(Console.Out);
    case "start":
        return StartFigures.Print(Console.Out);
    case "views":
        return ViewFigures.Print(Console.Out);
    case "codec":
        return CodecFigures.Print(Console.Out);
    case "micro":
        BenchmarkSwitcher.FromAssembly(typeof(MicroBenchmarks).Assembly).Run(args[1..], MicroBenchmarks.Configuration);
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Metrics.Benchmarks -- engine|module|gate|start|views|codec|micro");
        return 2;
}
