using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Recording.Buffering;

/// <summary>
/// Keeps batches that a store did not take. A file is appended to by its owner alone, which holds it locked; whoever gets the lock of a file, because its owner has
/// let go of it or is dead, takes it in, empties it under the lock and removes it. Should two do so, or one be killed half way, the store knows the batches that it has.
/// </summary>
internal sealed class Spool(string location, BufferOptions options) : IDisposable
{
    private readonly object _lock = new();
    private readonly SpoolPlaces _places = new(location, options.SpoolFolder);
    private readonly ByteWriter _frame = new();
    private FileStream? _own;
    private long _others;
    private long _nextLook = long.MinValue;

    /// <summary>Appends a batch.</summary>
    /// <returns>Where it is kept, or null, and why not.</returns>
    public string? TryAdd(PendingBatch batch, out string? reason)
    {
        lock (_lock)
        {
            _frame.Clear();
            SpoolFormat.Write(batch, _frame);
            reason = null;
            if (_own is not null && TryAppend(_own, out reason)) return _own.Name;
            if (_own is not null) Release();
            foreach (string path in _places.NewFiles())
            {
                _others = _places.Files().Sum(static file => file.Exists ? file.Length : 0);
                if (TryCreate(path, out reason) is not { } created) continue;
                if (TryAppend(created, out reason)) return (_own = created).Name;
                Close(created);
                TryDelete(path);
            }

            return null;
        }
    }

    /// <summary>Takes in what is spooled, of this process and of others that are gone. What cannot be taken in now stays for the next flush.</summary>
    public void TakeIn(BatchWriter writer, FlushReports reports)
    {
        try
        {
            TakeInFiles(writer, reports);
        }
        catch (Exception exception) when (exception is MetricException or IOException or UnauthorizedAccessException)
        {
            lock (_lock) _nextLook = long.MinValue;
        }
    }

    /// <summary>Lets go of the file, for others to take it in.</summary>
    public void Dispose()
    {
        lock (_lock) Release();
    }

    private void TakeInFiles(BatchWriter writer, FlushReports reports)
    {
        lock (_lock)
        {
            // Looking for files of others takes as long as a flush: now and then is enough.
            long now = UnixTime.Now(options.Time);
            if (_own is null && now < _nextLook && now > _nextLook - (2 * UnixTime.Minute)) return;
            _nextLook = now + UnixTime.Minute;
            Release();
        }

        foreach (FileInfo file in _places.Files())
        {
            if (TryClaim(file.FullName) is not { } claimed) continue;
            bool isTaken;
            using (claimed) isTaken = TryTake(claimed, writer, reports);
            if (isTaken) TryDelete(file.FullName);
        }
    }

    private void Release()
    {
        if (_own is not null) Close(_own);
        _own = null;
    }

    // What could not be written is tried once more when a file is closed.
    private static void Close(FileStream file)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // It lies elsewhere by then, or is lost and reported.
        }
    }

    private bool TryAppend(FileStream file, out string? reason)
    {
        long length = file.Position;
        reason = $"the spool has its {options.MaximumSpool} bytes already.";
        if (_others + length + _frame.Length > options.MaximumSpool) return false;
        try
        {
            byte[] bytes = _frame.Written.ToArray();
            file.Write(bytes, 0, bytes.Length);
            file.Flush();
            if (new FileInfo(file.Name).Length == length + bytes.Length) return true;

            reason = "it could not be written whole.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = exception.Message;
        }

        Cut(file, length);
        return false;
    }

    // Half a batch is none, and would be taken for damage.
    private static void Cut(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is read up to there in any case.
        }
    }

    private static FileStream? TryCreate(string path, out string? reason)
    {
        try
        {
            reason = null;
            if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder)) OwnerOnly.CreateFolder(folder);
            FileStream file = OwnerOnly.Create(path);
            byte[] signature = SpoolFormat.Signature.ToArray();
            file.Write(signature, 0, signature.Length);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            reason = exception.Message;
            return null;
        }
    }

    private static FileStream? TryClaim(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its owner holds it, or another takes it in.
            return null;
        }
    }

    // False when nothing is to be recorded now: then the file stays as it is.
    private static bool TryTake(FileStream file, BatchWriter writer, FlushReports reports)
    {
        var head = new byte[SpoolFormat.HeadLength];
        bool isWhole = Fill(file, head) && head.AsSpan().SequenceEqual(SpoolFormat.Signature);
        while (isWhole && file.Position < file.Length)
        {
            if (ReadNext(file, head) is not { } batch) isWhole = false;
            else if (!TryWrite(batch, writer, reports)) return false;
        }

        if (!isWhole && file.Length > 0) reports.Add($"The spool file {file.Name} is damaged: what comes after the first {file.Position} bytes is lost.");
        file.SetLength(0);
        return true;
    }

    // What can never be stored must not keep what comes after it from being stored.
    private static bool TryWrite(PendingBatch batch, BatchWriter writer, FlushReports reports)
    {
        try
        {
            return writer.Write(batch) is null;
        }
        catch (Exception exception) when (exception is not MetricException)
        {
            reports.Add($"{batch.Samples.Count} samples of a spool file are lost: {exception.Message}");
            return true;
        }
    }

    private static PendingBatch? ReadNext(FileStream file, byte[] head)
    {
        long start = file.Position;
        try
        {
            if (Fill(file, head))
            {
                (long length, uint checksum) = SpoolFormat.ReadHead(head);
                var payload = new byte[length <= file.Length - file.Position ? length : throw new InvalidDataException("it was cut")];
                if (Fill(file, payload)) return SpoolFormat.Read(payload, checksum);
            }
        }
        catch (InvalidDataException)
        {
            // It was cut here, or another wrote over it.
        }

        file.Position = start;
        return null;
    }

    private static bool Fill(FileStream file, byte[] bytes)
    {
        int count = 0;
        for (int read; count < bytes.Length && (read = file.Read(bytes, count, bytes.Length - count)) > 0;) count += read;
        return count == bytes.Length;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An empty file does no harm, and the next to come removes it.
        }
    }
}
