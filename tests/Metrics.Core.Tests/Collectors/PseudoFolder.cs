using MetricsTools.Collectors.Host;
using MetricsTools.Collectors.Linux;

namespace MetricsTools.Collectors;

/// <summary>Folders that stand for <c>/proc</c> and <c>/sys</c> of a machine.</summary>
internal sealed class PseudoFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Proc => _folder["proc"];

    public Dictionary<string, FileSystemSizes> Sizes { get; } = [];

    public LinuxHost Host => new(Proc, _folder["sys"], mountPoint => Sizes.TryGetValue(mountPoint, out FileSystemSizes sizes) ? sizes : null);

    public PseudoFolder Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Proc, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public PseudoFolder AddDisk(string name)
    {
        Directory.CreateDirectory(_folder[$"sys/block/{name}/device"]);
        return this;
    }

    public void Dispose() => _folder.Dispose();
}
