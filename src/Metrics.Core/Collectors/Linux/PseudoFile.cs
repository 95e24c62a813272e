using System.Security;

namespace MetricsTools.Collectors.Linux;

/// <summary>Reads files below <c>/proc</c> or <c>/sys</c> into one buffer. What is not there, or may not be read, is empty. For one thread at a time.</summary>
/// <param name="root">The folder that stands for them.</param>
internal sealed class PseudoFile(string root)
{
    // /proc/stat of a machine with 512 processors has 300 kB; none of the others comes near that.
    private const int MaximumSize = 4 << 20;

    private byte[] _buffer = new byte[8192];

    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>The path of a file.</summary>
    public string PathOf(string name) => Path.Combine(root, name);

    /// <summary>The content of a file, until the next one is read.</summary>
    /// <param name="name">Its path below the root.</param>
    /// <param name="limit">The most that is wanted of it, in bytes.</param>
    public ReadOnlySpan<byte> Read(string name, int limit = MaximumSize)
    {
        try
        {
            // Files in /proc have no size: they end where nothing more comes.
            using var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            int length = 0;
            while (length < limit)
            {
                if (length == _buffer.Length) Array.Resize(ref _buffer, Math.Min(_buffer.Length * 4, MaximumSize));
                int read = file.Read(_buffer, length, Math.Min(limit, _buffer.Length) - length);
                if (read == 0) break;
                length += read;
            }

            return _buffer.AsSpan(0, length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException)
        {
            return default;
        }
    }
}
