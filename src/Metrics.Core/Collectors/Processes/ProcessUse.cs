namespace MetricsTools.Collectors.Processes;

/// <summary>What a process uses; NaN where the system does not say, or not to this user.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The name of its program.</param>
/// <param name="Started">When it was started, in milliseconds since 1970-01-01T00:00:00Z; 0 when that is not known.</param>
/// <param name="UserSeconds">The processor time of the program.</param>
/// <param name="SystemSeconds">The processor time that the system spent for it.</param>
/// <param name="Memory">Physical memory, in bytes.</param>
/// <param name="Virtual">Virtual memory, in bytes.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Handles">The number of open files on Unix, of handles on Windows.</param>
/// <param name="BytesRead">Bytes read from disks.</param>
/// <param name="BytesWritten">Bytes written to them.</param>
internal readonly record struct ProcessUse(
    int Id, string Name, long Started, double UserSeconds, double SystemSeconds, double Memory, double Virtual, double Threads, double Handles, double BytesRead, double BytesWritten);
