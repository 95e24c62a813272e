using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MetricsTools.References;

/// <summary>The metadata of an assembly, read without loading it.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly PEReader _file;

    public AssemblyImage(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        Metadata = _file.GetMetadataReader();
        AssemblyDefinition definition = Metadata.GetAssemblyDefinition();
        Name = Metadata.GetString(definition.Name);
        Version = definition.Version;
        Types = Metadata.TypeDefinitions.ToDictionary(type => Metadata.NameOf(type));
        Forwards = Metadata.ExportedTypes.Select(Metadata.GetExportedType).Where(static type => type.Implementation.Kind == HandleKind.AssemblyReference)
            .ToDictionary(type => MetadataNames.Join(Metadata, type.Namespace, type.Name), static type => (AssemblyReferenceHandle)type.Implementation);
    }

    public MetadataReader Metadata { get; }

    public string Name { get; }

    public Version Version { get; }

    /// <summary>The types that are in it, by full name.</summary>
    public IReadOnlyDictionary<string, TypeDefinitionHandle> Types { get; }

    /// <summary>The outer types that it says are elsewhere.</summary>
    public IReadOnlyDictionary<string, AssemblyReferenceHandle> Forwards { get; }

    public void Dispose() => _file.Dispose();
}
