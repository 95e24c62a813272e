#if !NET
using System.Numerics;
using System.Runtime.InteropServices;

namespace MetricsTools;

/// <summary>What the tests use of .NET 10 and .NET Framework lacks.</summary>
internal static class DesktopPolyfills
{
    private static readonly Random Shared = new();

    extension(double)
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    extension(Math)
    {
        public static double BitIncrement(double value) => value >= 0
            ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value + 0.0) + 1)
            : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) - 1);

        public static double BitDecrement(double value) => -BitIncrement(-value);
    }

    extension(Random random)
    {
        public static Random Shared => Shared;

        public void Shuffle<T>(T[] values)
        {
            for (int i = 0; i < values.Length - 1; i++)
            {
                int other = random.Next(i, values.Length);
                (values[i], values[other]) = (values[other], values[i]);
            }
        }
    }

    extension(Enum)
    {
        public static T[] GetValues<T>()
            where T : struct, Enum => (T[])Enum.GetValues(typeof(T));
    }

    extension(Convert)
    {
        public static string ToHexString(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "");
    }

    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string prefix) => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }

    extension(Path)
    {
        public static bool IsPathFullyQualified(string path) => Path.GetFullPath(path) == path;
    }

    extension(OperatingSystem)
    {
        public static bool IsWindows() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

        public static bool IsLinux() => RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

        public static bool IsMacOS() => RuntimeInformation.IsOSPlatform(OSPlatform.OSX);
    }

    extension(Environment)
    {
        public static bool IsPrivilegedProcess => Environment.UserName == "root";
    }

    extension(string text)
    {
        public static string Join<T>(char separator, IEnumerable<T> values) => string.Join(separator.ToString(), values);

        public string Replace(string old, string by, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, by) : throw new NotSupportedException();

        public string[] Split(string separator) => text.Split([separator], StringSplitOptions.None);
    }

    extension<T>(IEnumerable<T> source)
    {
        public IEnumerable<T> Order(IComparer<T>? comparer = null) => source.OrderBy(static item => item, comparer);

        public IEnumerable<T> TakeLast(int count)
        {
            List<T> all = [.. source];
            return all.Skip(all.Count - count);
        }

        public IEnumerable<T[]> Chunk(int size) => source.Select((item, place) => (item, place)).GroupBy(pair => pair.place / size, static (_, pairs) => pairs.Select(static pair => pair.item).ToArray());

        public IEnumerable<T> DistinctBy<TKey>(Func<T, TKey> key, IEqualityComparer<TKey>? comparer = null) => source.GroupBy(key, comparer).Select(static group => group.First());

        public IEnumerable<(T First, TOther Second)> Zip<TOther>(IEnumerable<TOther> other) => source.Zip(other, static (first, second) => (first, second));
    }

    public static long GetBitLength(this BigInteger value) => (long)Math.Floor(BigInteger.Log(value, 2)) + 1;

    public static void AddRange<T>(this List<T> list, ReadOnlySpan<T> items)
    {
        foreach (T item in items) list.Add(item);
    }
}
#endif
