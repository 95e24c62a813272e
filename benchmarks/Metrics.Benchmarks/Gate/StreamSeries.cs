namespace MetricsTools.Benchmarks.Gate;

/// <summary>A stream of samples, five minutes apart, whose anomalies are known.</summary>
/// <param name="Values">The samples.</param>
/// <param name="Anomalies">The first places of the anomalies; each is found within <see cref="WindowLength"/> samples.</param>
internal sealed record StreamSeries(double[] Values, IReadOnlyList<int> Anomalies)
{
    /// <summary>How late an anomaly may be found.</summary>
    public const int WindowLength = 48;

    private const int SlotsADay = 288;
    private const int Days = 14;
    private const int FirstDay = 8;
    private const int Repeats = 12;

    // What happens without an anomaly: noise, a day's course, steps between levels, a walk, and bursts of a counter that mostly rests.
    private static readonly Func<Random, double[]>[] Courses =
    [
        static random => [.. Slots().Select(_ => 100 + (3 * RunNoise.Normal(random)))],
        static random => [.. Slots().Select(i => 100 + (40 * Math.Sin(2 * Math.PI * i / SlotsADay)) + (3 * RunNoise.Normal(random)))],
        static random => [.. Slots().Select(i => (i % SlotsADay is >= 96 and < 216 ? 100 : 20) + RunNoise.Normal(random))],
        static random => Walk(random),
        static random => [.. Slots().Select(_ => random.Next(20) == 0 ? (double)random.Next(1, 8) : 0)],
        static random => [.. Slots().Select(_ => Math.Exp(4 + (0.4 * RunNoise.Normal(random))))],
    ];

    // What an anomaly does to some samples from a place on, in units of how much the stream varies.
    private static readonly Action<Random, double[], int, double>[] Changes =
    [
        static (_, values, place, unit) => values[place] += 9 * unit,
        static (_, values, place, unit) => values[place] -= 9 * unit,
        static (random, values, place, unit) => Shift(values, place, 24, (random.Next(2) == 0 ? 6 : -6) * unit),
        static (random, values, place, unit) => Shift(values, place, values.Length, (random.Next(2) == 0 ? 6 : -6) * unit),
        static (random, values, place, unit) => Noise(random, values, place, 24, 5 * unit),
    ];

    /// <summary>A set of streams; the sets of two seeds share nothing.</summary>
    public static IReadOnlyList<StreamSeries> Generate(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Repeats).SelectMany(_ => Courses.Select(course => Generate(random, course)))];
    }

    private static StreamSeries Generate(Random random, Func<Random, double[]> course)
    {
        double[] values = course(random);
        double unit = Spread(values);
        var places = new List<int>();
        for (int place = (FirstDay * SlotsADay) + random.Next(SlotsADay); place < values.Length - WindowLength; place += (2 * SlotsADay) + random.Next(2 * SlotsADay))
        {
            Changes[random.Next(Changes.Length)](random, values, place, unit);
            places.Add(place);
        }

        return new StreamSeries(values, places);
    }

    private static IEnumerable<int> Slots() => Enumerable.Range(0, Days * SlotsADay);

    private static double[] Walk(Random random)
    {
        double level = 500;
        return [.. Slots().Select(_ => level += (0.01 * (500 - level)) + RunNoise.Normal(random))];
    }

    private static void Shift(double[] values, int place, int count, double by)
    {
        for (int i = place; i < Math.Min(values.Length, place + count); i++) values[i] += by;
    }

    private static void Noise(Random random, double[] values, int place, int count, double size)
    {
        for (int i = place; i < place + count; i++) values[i] += size * RunNoise.Normal(random);
    }

    // Of the values about those of the hour before, so that a course does not count as variation.
    private static double Spread(double[] values)
    {
        double squares = 0;
        for (int i = 12; i < values.Length; i++) squares += Math.Pow(values[i] - values[i - 12], 2);
        return Math.Sqrt(squares / (2 * (values.Length - 12)));
    }
}
