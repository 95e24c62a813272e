using MetricsTools.Benchmarks;

switch (args.FirstOrDefault())
{
    case "module":
        return ModuleFigures.Print(Console.Out);
    case "start":
        return StartFigures.Print(Console.Out);
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Metrics.Benchmarks -- module | start");
        return 2;
}
