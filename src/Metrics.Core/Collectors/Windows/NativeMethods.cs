using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MetricsTools.Collectors.Windows;

/// <summary>What is called of the kernel of Windows.</summary>
internal static class NativeMethods
{
    /// <summary>FILE_SHARE_READ and FILE_SHARE_WRITE.</summary>
    public const uint ShareReadWrite = 3;

    /// <summary>OPEN_EXISTING.</summary>
    public const uint OpenExisting = 3;

    /// <summary>IOCTL_DISK_PERFORMANCE.</summary>
    public const uint DiskPerformanceRequest = 0x70020;

    private const string Kernel = "kernel32.dll";

    /// <summary>Takes a page file.</summary>
    public delegate bool PageFileCallback(IntPtr context, ref PageFileInformation information, IntPtr file);

    /// <summary>The time of all processors, in units of 100 ns; that of the kernel holds that of idling.</summary>
    [DllImport(Kernel, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetSystemTimes(out long idle, out long kernel, out long user);

    /// <summary>Physical memory.</summary>
    [DllImport(Kernel, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GlobalMemoryStatusEx(ref MemoryStatus status);

    /// <summary>The page files.</summary>
    [DllImport(Kernel, EntryPoint = "K32EnumPageFilesW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool EnumPageFiles(PageFileCallback callback, IntPtr context);

    /// <summary>Opens a device.</summary>
    [DllImport(Kernel, EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static extern SafeFileHandle CreateFile(string name, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    /// <summary>Asks a disk how it has performed.</summary>
    [DllImport(Kernel, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool DeviceIoControl(
        SafeFileHandle device, uint request, IntPtr input, uint inputSize, out DiskPerformance output, uint outputSize, out uint returned, IntPtr overlapped);

    /// <summary>MEMORYSTATUSEX.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MemoryStatus
    {
        private uint _length;
        private readonly uint _load;
        public readonly ulong TotalPhysical;
        public readonly ulong AvailablePhysical;
        private readonly ulong _totalPageFile;
        private readonly ulong _availablePageFile;
        private readonly ulong _totalVirtual;
        private readonly ulong _availableVirtual;
        private readonly ulong _availableExtendedVirtual;

        /// <summary>One that says how long it is.</summary>
        public static MemoryStatus New => new() { _length = (uint)Marshal.SizeOf<MemoryStatus>() };
    }

    /// <summary>ENUM_PAGE_FILE_INFORMATION; sizes are in pages.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PageFileInformation
    {
        private readonly uint _length;
        private readonly uint _reserved;
        public readonly UIntPtr TotalSize;
        public readonly UIntPtr TotalInUse;
        private readonly UIntPtr _peakUsage;
    }

    /// <summary>DISK_PERFORMANCE; times are in units of 100 ns.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct DiskPerformance
    {
        public readonly long BytesRead;
        public readonly long BytesWritten;
        private readonly long _readTime;
        private readonly long _writeTime;
        public readonly long IdleTime;
        public readonly uint ReadCount;
        public readonly uint WriteCount;
        private readonly uint _queueDepth;
        private readonly uint _splitCount;
        public readonly long QueryTime;
        private readonly uint _deviceNumber;
        private readonly long _managerName1;
        private readonly long _managerName2;

        /// <summary>What the kernel expects; the name at the end is text there, which needs no alignment.</summary>
        public static uint Size => (uint)Marshal.SizeOf<DiskPerformance>();
    }
}
