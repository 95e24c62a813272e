using MetricsTools.Benchmarks;
using MetricsTools.Benchmarks.Gate;

switch (args.FirstOrDefault())
{
    case "module":
        return ModuleFigures.Print(Console.Out);
    case "gate":
        return GateFigures.Print(Console.Out);
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Metrics.Benchmarks -- module|gate");
        return 2;
}
