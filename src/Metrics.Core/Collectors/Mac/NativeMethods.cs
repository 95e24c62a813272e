using System.Runtime.InteropServices;

namespace MetricsTools.Collectors.Mac;

/// <summary>What is called of the system library of macOS.</summary>
internal static class NativeMethods
{
    /// <summary>HOST_CPU_LOAD_INFO: ticks of user, system, idle and nice.</summary>
    public const int CpuLoad = 3;

    /// <summary>HOST_VM_INFO64.</summary>
    public const int VirtualMemoryInformation = 4;

    private const string Library = "/usr/lib/libSystem.dylib";

    /// <summary>The port of this host.</summary>
    [DllImport(Library, EntryPoint = "mach_host_self")]
    public static extern uint GetHost();

    /// <summary>Figures of the host; 0 when they could be read.</summary>
    [DllImport(Library, EntryPoint = "host_statistics")]
    public static extern int ReadHost(uint host, int flavor, [Out] uint[] values, ref uint count);

    /// <summary>Figures of the host's memory; 0 when they could be read.</summary>
    [DllImport(Library, EntryPoint = "host_statistics64")]
    public static extern int ReadVirtualMemory(uint host, int flavor, out VirtualMemory values, ref uint count);

    /// <summary>The load averages; gives their number.</summary>
    [DllImport(Library, EntryPoint = "getloadavg")]
    public static extern int GetLoadAverage([Out] double[] values, int count);

    /// <summary>A setting of the kernel by name; 0 when it could be read.</summary>
    [DllImport(Library, EntryPoint = "sysctlbyname", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    public static extern int ReadSetting([MarshalAs(UnmanagedType.LPStr)] string name, [Out] ulong[] values, ref UIntPtr size, IntPtr newValue, UIntPtr newSize);

    /// <summary>vm_statistics64, in pages.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct VirtualMemory
    {
        private readonly uint _free;
        private readonly uint _active;
        private readonly uint _inactive;
        public readonly uint Wired;
        private readonly ulong _zeroFilled;
        private readonly ulong _reactivated;
        private readonly ulong _pageIns;
        private readonly ulong _pageOuts;
        private readonly ulong _faults;
        private readonly ulong _copyOnWriteFaults;
        private readonly ulong _lookups;
        private readonly ulong _hits;
        private readonly ulong _purges;
        public readonly uint Purgeable;
        private readonly uint _speculative;
        private readonly ulong _decompressions;
        private readonly ulong _compressions;
        public readonly ulong SwapIns;
        public readonly ulong SwapOuts;
        public readonly uint Compressor;
        private readonly uint _throttled;
        public readonly uint External;
        public readonly uint Internal;
        private readonly ulong _uncompressed;

        /// <summary>Its size in numbers of 32 bits.</summary>
        public static uint Count => (uint)(Marshal.SizeOf<VirtualMemory>() / sizeof(uint));
    }
}
