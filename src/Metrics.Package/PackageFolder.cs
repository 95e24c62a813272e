using System.Text;

namespace MetricsTools.Packaging;

/// <summary>The package as a folder: what <c>Save-Module</c> would leave, below a folder that can be put on <c>PSModulePath</c>.</summary>
internal static class PackageFolder
{
    /// <summary>Writes it in place of what is there, and answers with the folder of the manifest.</summary>
    public static string Write(string output, ModuleManifest manifest, IEnumerable<PackageFile> files)
    {
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        string folder = Path.Combine(output, ModuleManifest.Name, manifest.ModuleVersion);
        foreach (PackageFile file in files)
        {
            string target = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file.Source, target);
        }

        // Windows PowerShell reads a file without a mark in the code page of the machine.
        File.WriteAllText(Path.Combine(folder, $"{ModuleManifest.Name}.psd1"), manifest.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return folder;
    }
}
