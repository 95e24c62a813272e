namespace MetricsTools.Formats;

/// <summary>A temporary file that takes the place of another one.</summary>
internal sealed class ReplacementInProgress : FileInProgress
{
    private readonly string _path;
    private readonly string _target;
    private readonly bool _noClobber;

    public ReplacementInProgress(string path, string target, bool noClobber)
        : base(OpenTemporary(Path.GetDirectoryName(target)!)) =>
        (_path, _target, _noClobber) = (path, target, noClobber);

    private protected override void Keep()
    {
        try
        {
            FilePlace.Move(Stream.Name, _target, _noClobber);
        }
        catch (IOException) when (_noClobber && File.Exists(_target))
        {
            File.Delete(Stream.Name);
            throw new MetricException(ErrorId.FileExists, _path);
        }
        catch
        {
            File.Delete(Stream.Name);
            throw;
        }
    }

    private protected override void Discard()
    {
        Stream.Dispose();
        File.Delete(Stream.Name);
    }

    // The name of the temporary file would tell nobody what is wrong.
    private static FileStream OpenTemporary(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "." + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"No file can be made in the folder {folder}: access is denied.", exception);
        }
    }
}
