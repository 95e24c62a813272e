using System.Text;

namespace MetricsTools.Formats;

/// <summary>
/// A text file that is being written: UTF-8 without a byte order mark, with LF. What was written counts from <see cref="Complete"/> on; without it,
/// <see cref="Dispose"/> leaves everything as it was.
/// </summary>
public abstract class FileInProgress : IDisposable
{
    private protected static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter _text;
    private bool _isSettled;

    private protected FileInProgress(FileStream stream)
    {
        Stream = stream;
        _text = new StreamWriter(stream, Utf8, 1 << 14, leaveOpen: true) { NewLine = "\n" };
    }

    /// <summary>Where to write.</summary>
    public TextWriter Text => _text;

    /// <summary>The first line that is not blank of what is added to, or null.</summary>
    public string? FirstLine { get; private protected init; }

    private protected FileStream Stream { get; }

    /// <summary>
    /// A file written beside its place and renamed when it is complete, so that at any moment the path holds the old content or the new. A link is
    /// followed, and a device is written to as it is.
    /// </summary>
    /// <exception cref="MetricException">The file exists, and <paramref name="noClobber"/> forbids replacing it; or it belongs to a store.</exception>
    public static FileInProgress Create(string path, bool noClobber)
    {
        if (FilePlace.IsDevice(Path.GetFullPath(path))) return new DeviceInProgress(path);
        string target = ResolveWritable(path);
        if (noClobber && File.Exists(target)) throw new MetricException(ErrorId.FileExists, path);
        return FilePlace.IsDevice(target) ? new DeviceInProgress(target) : new ReplacementInProgress(path, target, noClobber);
    }

    /// <summary>
    /// An addition to the end of a file, which is created when there is none; a last line without a newline gets one first. When it is not completed, the
    /// file is cut back to what it was; only a crash can leave a part of what was added.
    /// </summary>
    /// <exception cref="MetricException">The file is in another encoding than UTF-8, or belongs to a store.</exception>
    public static FileInProgress Append(string path) => AdditionInProgress.Begin(ResolveWritable(path));

    /// <summary>Makes what was written count, forced to the disk.</summary>
    /// <exception cref="MetricException">Another process has made the file meanwhile, and it may not be replaced.</exception>
    public void Complete()
    {
        _text.Flush();
        Stream.Flush(flushToDisk: true);
        _text.Dispose();
        Stream.Dispose();
        _isSettled = true;
        Keep();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isSettled)
        {
            _isSettled = true;
            try
            {
                _text.Dispose();
            }
            catch (IOException)
            {
                // The disk is full: what is buffered is not wanted any more.
            }

            Discard();
            Stream.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private protected virtual void Keep()
    {
    }

    private protected virtual void Discard()
    {
    }

    private static string ResolveWritable(string path)
    {
        string target = FilePlace.Resolve(path);
        return FilePlace.IsOfDatabase(target) ? throw new MetricException(ErrorId.FileIsStore, path) : target;
    }
}
