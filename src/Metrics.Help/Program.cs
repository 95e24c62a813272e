using System.Reflection;
using MetricsTools.Help;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: Metrics.Help <Metrics.Ps.dll> <folder of System.Management.Automation.dll> <help file>");
    return 2;
}

string assemblyPath = Path.GetFullPath(args[0]);
AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
{
    string file = new AssemblyName(request.Name).Name + ".dll";
    string? found = new[] { Path.GetDirectoryName(assemblyPath)!, args[1] }.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    return found is null ? null : Assembly.LoadFrom(found);
};

var docs = new XmlDocs(Path.ChangeExtension(assemblyPath, ".xml"));
CmdletHelp[] cmdlets = [.. CmdletReader.Read(Assembly.LoadFrom(assemblyPath), docs)];
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[2]))!);
MamlWriter.Write(args[2], cmdlets);
return 0;
