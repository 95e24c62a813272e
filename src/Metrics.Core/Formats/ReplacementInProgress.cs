namespace MetricsTools.Formats;

/// <summary>A temporary file that takes the place of another one.</summary>
internal sealed class ReplacementInProgress : FileInProgress
{
    private readonly string _path;
    private readonly string _target;
    private readonly bool _noClobber;

    public ReplacementInProgress(string path, string target, bool noClobber)
        : base(new FileStream(TemporaryFor(target), FileMode.CreateNew, FileAccess.Write, FileShare.None)) =>
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

    private static string TemporaryFor(string target) => Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetRandomFileName());
}
