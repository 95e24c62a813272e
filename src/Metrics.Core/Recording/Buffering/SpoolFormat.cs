using System.Text;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Recording.Buffering;

/// <summary>
/// The bytes of a spool file: eight of <see cref="Signature"/>, then frames: the length of the payload and its CRC-32C, four bytes each, and the payload, which
/// is a version byte, the sixteen bytes of the batch's identifier, the count, and the records. Numbers are those of <see cref="ByteWriter"/>.
/// </summary>
internal static class SpoolFormat
{
    /// <summary>The length of a frame's head.</summary>
    public const int HeadLength = 8;

    private const byte Version = 1;
    private const int IdLength = 16;

    // A name, a flag byte, a time, eight bytes of value, and so on.
    private const int SmallestRecord = 12;

    private const int HasKind = 1, HasUnit = 2, HasMember = 4, HasDuration = 8, IsCumulative = 16;

    /// <summary>How a file begins.</summary>
    public static ReadOnlySpan<byte> Signature => "MTSPOOL1"u8;

    /// <summary>Writes the frame of a batch.</summary>
    public static void Write(PendingBatch batch, ByteWriter writer)
    {
        var payload = new ByteWriter();
        payload.Byte(Version);
        payload.Bytes(batch.Id.ToByteArray());
        payload.Varint((ulong)batch.Samples.Count);
        foreach (BufferedSample sample in batch.Samples) Write(sample, payload);
        writer.UInt32((uint)payload.Length);
        writer.UInt32(Crc32C.Of(payload.Written));
        writer.Bytes(payload.Written);
    }

    /// <summary>Reads the head of a frame: the length of its payload, and the checksum.</summary>
    public static (long Length, uint Checksum) ReadHead(ReadOnlySpan<byte> head)
    {
        var reader = new ByteReader(head);
        return (reader.UInt32(), reader.UInt32());
    }

    /// <summary>Reads the payload of a frame.</summary>
    /// <exception cref="InvalidDataException">These are not its bytes.</exception>
    public static PendingBatch Read(ReadOnlySpan<byte> payload, uint checksum)
    {
        if (Crc32C.Of(payload) != checksum) throw new InvalidDataException("its checksum is wrong");
        try
        {
            var reader = new ByteReader(payload);
            byte version = reader.Byte();
            if (version != Version) throw new InvalidDataException($"its version is {version}");
            var id = new Guid(reader.Bytes(IdLength).ToArray());
            var samples = new BufferedSample[reader.Count(reader.Left / SmallestRecord)];
            for (int i = 0; i < samples.Length; i++) samples[i] = ReadSample(ref reader);
            return new PendingBatch(id, samples);
        }
        catch (Exception exception) when (exception is BlockFormatException or MetricException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static void Write(in BufferedSample sample, ByteWriter writer)
    {
        MetricRecord record = sample.Record;
        int flags = (record.Kind is null ? 0 : HasKind) | (record.Unit is null ? 0 : HasUnit) | (record.Member is null ? 0 : HasMember)
            | (record.Duration is null ? 0 : HasDuration) | (record.IsCumulative ? IsCumulative : 0);
        writer.Byte((byte)flags);
        Write(record.Name, writer);
        writer.Signed(sample.Timestamp);
        writer.Double(record.Value);
        writer.Varint((ulong)record.Tags.Count);
        foreach (Tag tag in record.Tags)
        {
            Write(tag.Key, writer);
            Write(tag.Value, writer);
        }

        if (record.Kind is { } kind) writer.Byte((byte)kind);
        if (record.Unit is { } unit) Write(unit, writer);
        if (record.Member is { } member) Write(member, writer);
        if (record.Duration is { } duration) writer.Signed(duration.Ticks);
    }

    private static BufferedSample ReadSample(ref ByteReader reader)
    {
        int flags = reader.Byte();
        string name = ReadText(ref reader);
        long timestamp = reader.Signed();
        double value = reader.Double();
        var tags = new Tag[reader.Count(TagSet.MaximumCount)];
        for (int i = 0; i < tags.Length; i++) tags[i] = new Tag(ReadText(ref reader), ReadText(ref reader));
        var record = new MetricRecord
        {
            Name = name,
            Value = value,
            Tags = TagSet.Create(tags),
            Kind = (flags & HasKind) == 0 ? null : (MetricKind)reader.Byte(),
            Unit = (flags & HasUnit) == 0 ? null : ReadText(ref reader),
            Member = (flags & HasMember) == 0 ? null : ReadText(ref reader),
            Duration = (flags & HasDuration) == 0 ? null : new TimeSpan(reader.Signed()),
            IsCumulative = (flags & IsCumulative) != 0,
        };
        return new BufferedSample(record, timestamp, BufferOptions.Samples);
    }

    private static void Write(string text, ByteWriter writer)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Varint((ulong)bytes.Length);
        writer.Bytes(bytes);
    }

    private static string ReadText(ref ByteReader reader) => Encoding.UTF8.GetString(reader.Bytes(reader.Count(reader.Left)).ToArray());
}
