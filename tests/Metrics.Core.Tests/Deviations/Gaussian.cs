namespace MetricsTools.Deviations;

/// <summary>Normal values (Box and Muller 1958).</summary>
internal static class Gaussian
{
    public static double[] Values(Random random, int count, double mean, double deviation)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return values;
    }
}
