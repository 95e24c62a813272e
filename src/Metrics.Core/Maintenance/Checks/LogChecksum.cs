using System.Buffers.Binary;

namespace MetricsTools.Maintenance.Checks;

/// <summary>The running checksum of a write-ahead log (https://www.sqlite.org/fileformat2.html, "Checksum Algorithm"): Fibonacci-weighted sums of 32 bits.</summary>
/// <param name="isBigEndian">How the numbers that are summed are read.</param>
internal sealed class LogChecksum(bool isBigEndian)
{
    private uint _first;
    private uint _second;

    /// <summary>Adds bytes, a multiple of eight.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i += 8)
        {
            _first += Read(bytes.Slice(i)) + _second;
            _second += Read(bytes.Slice(i + 4)) + _first;
        }
    }

    /// <summary>Whether the sums are these.</summary>
    public bool Equals(uint first, uint second) => _first == first && _second == second;

    private uint Read(ReadOnlySpan<byte> bytes) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
