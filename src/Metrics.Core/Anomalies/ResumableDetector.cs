using System.IO.Compression;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Anomalies;

/// <summary>A detector of one series that goes on in a later run: with what it has seen, and up to where it has come. The scores are those of one run.</summary>
/// <remarks>
/// The text of a state is Base64 of a version byte, the CRC-32C of what follows, and the deflated fields: at most some 130 KB, mostly a few. What arrives later than a run, but
/// was taken before the newest value of that run, is not judged.
/// </remarks>
public sealed class ResumableDetector
{
    private const byte Version = 1;

    private readonly StreamAnomalyDetector _detector = new();
    private long _newest = long.MinValue;
    private long _countAtNewest;
    private long _knownUntil = long.MinValue;
    private long _knownAtEnd;

    /// <summary>The time from which values are new, in milliseconds since 1970-01-01T00:00:00Z; the first of that very moment may have been judged.</summary>
    public long Newest => _newest;

    /// <summary>The detector of a state.</summary>
    /// <exception cref="InvalidDataException">It is not the state of a detector, or that of a later version.</exception>
    public static ResumableDetector Parse(string text)
    {
        byte[] bytes = Bytes(text);
        if (bytes.Length < 5) throw new InvalidDataException("it is too short");
        if (bytes[0] != Version) throw new InvalidDataException($"it is of version {bytes[0]}, and this is version {Version}");
        if (BitConverter.ToUInt32(bytes, 1) != Crc32C.Of(bytes.AsSpan(5))) throw new InvalidDataException("its checksum is wrong");
        var detector = new ResumableDetector();
        try
        {
            using var reader = new BinaryReader(new DeflateStream(new MemoryStream(bytes, 5, bytes.Length - 5), CompressionMode.Decompress));
            detector.Carry(new StateReader(reader));
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("it ends too early", exception);
        }

        detector._knownUntil = detector._newest;
        detector._knownAtEnd = detector._countAtNewest;
        return detector;
    }

    /// <summary>The score of the next value, or null when an earlier run has judged it.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="timestamp">Its time, in milliseconds since 1970-01-01T00:00:00Z, or null when it has none: then it is new.</param>
    public double? Add(double value, long? timestamp)
    {
        if (timestamp is { } time)
        {
            if (time < _knownUntil || (time == _knownUntil && _knownAtEnd-- > 0)) return null;
            if (time > _newest) (_newest, _countAtNewest) = (time, 0);
            if (time == _newest) _countAtNewest++;
        }

        return _detector.Add(value, timestamp);
    }

    /// <summary>The text of its state.</summary>
    public string ToText()
    {
        using var fields = new MemoryStream();
        using (var writer = new BinaryWriter(new DeflateStream(fields, CompressionLevel.Optimal, leaveOpen: true))) Carry(new StateWriter(writer));
        byte[] deflated = fields.ToArray();
        return Convert.ToBase64String([Version, .. BitConverter.GetBytes(Crc32C.Of(deflated)), .. deflated]);
    }

    private static byte[] Bytes(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("it is not Base64", exception);
        }
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref _newest);
        transfer.Carry(ref _countAtNewest);
        _detector.Carry(transfer);
    }
}
