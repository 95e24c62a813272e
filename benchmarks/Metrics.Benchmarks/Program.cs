using MetricsTools.Benchmarks;

switch (args.FirstOrDefault())
{
    case "module":
        return ModuleFigures.Print(Console.Out);
    case "codec":
        return CodecFigures.Print(Console.Out);
    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Metrics.Benchmarks -- module|codec");
        return 2;
}
