using System.Text;

namespace MetricsTools.Packaging;

/// <summary>The package as a folder: what <c>Save-Module</c> would leave, below a folder that can be put on <c>PSModulePath</c>.</summary>
internal static class PackageFolder
{
    /// <summary>Writes it in place of the packages of any version that are there, and answers with the folder of the manifest.</summary>
    public static string Write(string output, ModuleManifest manifest, IEnumerable<PackageFile> files, string notices)
    {
        string module = Path.Combine(output, ModuleManifest.Name);
        if (Directory.Exists(module)) Directory.Delete(module, recursive: true);
        Directory.CreateDirectory(output);
        foreach (string file in Directory.GetFiles(output, $"{ModuleManifest.Name}.*")) File.Delete(file);

        string folder = Path.Combine(module, manifest.ModuleVersion);
        foreach (PackageFile file in files)
        {
            string target = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file.Source, target);
        }

        // Windows PowerShell reads a file without a mark in the code page of the machine.
        File.WriteAllText(Path.Combine(folder, $"{ModuleManifest.Name}.psd1"), manifest.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt"), notices);
        return folder;
    }
}
