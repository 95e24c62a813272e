using System.Buffers.Binary;

namespace MetricsTools.Maintenance.Checks;

/// <summary>What a write-ahead log holds, read as SQLite recovers it (https://www.sqlite.org/fileformat2.html, "The Write-Ahead Log").</summary>
/// <param name="Length">The size of the file, in bytes; 0 when there is none.</param>
/// <param name="HasHeader">Whether its header is sound.</param>
/// <param name="CommittedFrames">The pages that count: those up to the last whole commit.</param>
/// <param name="IsBroken">Whether pages of the same generation follow after one whose checksum is wrong.</param>
internal sealed record LogContent(long Length, bool HasHeader, long CommittedFrames, bool IsBroken)
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const uint Magic = 0x377F0682;
    private const uint Version = 3007000;

    /// <summary>Reads a log. It is no database: closing it drops no lock.</summary>
    public static LogContent Read(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return new LogContent(0, false, 0, false);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        byte[] header = new byte[HeaderLength];
        uint magic = ReadWhole(file, header) ? Number(header, 0) : 0;
        var checksum = new LogChecksum(isBigEndian: (magic & 1) == 1);
        checksum.Add(header.AsSpan(0, 24));
        bool hasHeader = (magic & ~1u) == Magic && Number(header, 4) == Version && checksum.Equals(Number(header, 24), Number(header, 28));
        return hasHeader ? ReadFrames(file, header, checksum, cancellation) : new LogContent(file.Length, false, 0, false);
    }

    private static LogContent ReadFrames(FileStream file, byte[] header, LogChecksum checksum, CancellationToken cancellation)
    {
        byte[] frame = new byte[FrameHeaderLength + Number(header, 8)];
        Span<byte> salts = header.AsSpan(16, 8);
        long frames = 0, committed = 0;
        bool follows = true, isBroken = false;
        while (!isBroken && ReadWhole(file, frame) && frame.AsSpan(8, 8).SequenceEqual(salts))
        {
            cancellation.ThrowIfCancellationRequested();
            if (follows)
            {
                checksum.Add(frame.AsSpan(0, 8));
                checksum.Add(frame.AsSpan(FrameHeaderLength));
                follows = checksum.Equals(Number(frame, 16), Number(frame, 20));
                if (!follows) continue;
                frames++;
                if (Number(frame, 4) > 0) committed = frames;
            }
            else
            {
                isBroken = true;
            }
        }

        return new LogContent(file.Length, true, committed, isBroken);
    }

    private static uint Number(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(offset));

    private static bool ReadWhole(FileStream file, byte[] buffer)
    {
        int count = 0;
        while (count < buffer.Length)
        {
            int read = file.Read(buffer, count, buffer.Length - count);
            if (read == 0) return false;
            count += read;
        }

        return true;
    }
}
