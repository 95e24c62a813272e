using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>
/// Looks at the write lock of a store from outside, without taking it, until a line comes in; gives the longest time that it was held, in milliseconds.
/// The lock is that of byte 120 of the shared memory beside the file (WAL_WRITE_LOCK of SQLite's wal.c). Of Linux on 64 bits.
/// </summary>
internal sealed partial class LockWatch : IChild
{
    private const int GetLock = 5;
    private const short WriteLock = 1;
    private const short Unlocked = 2;
    private const long WriteLockByte = 120;

    // Where the watch itself was kept from looking for longer, it knows nothing of the time between.
    private const double LongestGap = 2;

    /// <inheritdoc/>
    public string Name => "lock-watch";

    /// <inheritdoc/>
    public IEnumerable<double> Run(IReadOnlyList<string> arguments)
    {
        using FileStream memory = new(arguments[0] + "-shm", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        int file = (int)memory.SafeFileHandle.DangerousGetHandle();
        Task end = Task.Run(Console.In.ReadLine);
        Console.WriteLine(0);
        double longest = 0;
        long before = Stopwatch.GetTimestamp(), taken = 0;
        while (!end.IsCompleted)
        {
            bool isHeld = IsHeld(file);
            long now = Stopwatch.GetTimestamp();
            bool isKnown = Stopwatch.GetElapsedTime(before, now).TotalMilliseconds < LongestGap;
            if (!isHeld || !isKnown) taken = isHeld ? now : 0;
            else if (taken == 0) taken = now;
            else longest = Math.Max(longest, Stopwatch.GetElapsedTime(taken, now).TotalMilliseconds);
            before = now;
        }

        return [longest];
    }

    private static bool IsHeld(int file)
    {
        var question = new FileLock { Type = WriteLock, Start = WriteLockByte, Length = 1 };
        return Control(file, GetLock, ref question) == 0 && question.Type != Unlocked;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int file, int command, ref FileLock argument);

    [StructLayout(LayoutKind.Sequential)]
    private struct FileLock
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
