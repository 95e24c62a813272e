#if !NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

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
        public static double Clamp(double value, double minimum, double maximum) => Math.Min(Math.Max(value, minimum), maximum);

        // In two steps, since the power alone may be out of range.
        public static double ScaleB(double value, int exponent) => value * Math.Pow(2, exponent / 2) * Math.Pow(2, exponent - (exponent / 2));

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
        public static string ToHexString(ReadOnlySpan<byte> bytes) => BitConverter.ToString(bytes.ToArray()).Replace("-", "");

        public static byte[] FromHexString(string text) => [.. Enumerable.Range(0, text.Length / 2).Select(place => Convert.ToByte(text.Substring(2 * place, 2), 16))];
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] bytes)
        {
            using var algorithm = SHA256.Create();
            return algorithm.ComputeHash(bytes);
        }
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
