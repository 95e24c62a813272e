using System.Reflection;

namespace MetricsTools.Help.Reading;

/// <summary>Loads the cmdlets where there is no PowerShell, with its reference assembly in place of it.</summary>
internal static class CmdletAssembly
{
    /// <summary>The assembly of a file, whose dependencies are beside it.</summary>
    public static Assembly Load(string path)
    {
        string[] folders = [Path.GetDirectoryName(path)!, ReferenceFolder];
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            string file = new AssemblyName(request.Name).Name + ".dll";
            return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } found ? Assembly.LoadFrom(found) : null;
        };
        return Assembly.LoadFrom(path);
    }

    private static string ReferenceFolder =>
        typeof(CmdletAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "PowerShellReference").Value!;
}
