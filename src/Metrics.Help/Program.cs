using System.Text;
using MetricsTools.Help;
using MetricsTools.Help.Writing;

if (args is not [("module" or "docs") and string task, string repository, .. { Length: > 0 } folders])
{
    Console.Error.WriteLine("usage: Metrics.Help module|docs <repository> <folder>...");
    return 2;
}

try
{
    var source = new HelpSource(repository);
    IReadOnlyDictionary<string, string> files = task == "module" ? ModuleHelp.Files(source) : OnlinePages.Files(source);
    foreach (string folder in folders)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in files) File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    return 0;
}
catch (InvalidOperationException exception)
{
    // In the form that a build takes for an error of its own.
    Console.Error.WriteLine($"Metrics.Help : error HELP1: {exception.Message}");
    return 1;
}
