using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace MetricsTools.References;

/// <summary>An assembly in a file of its own that does nothing but refer to something.</summary>
internal sealed class EmittedAssembly : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("metrics");

    public EmittedAssembly(EmittedReference reference)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("Emitted.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Emitted"), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        AssemblyReferenceHandle assembly = metadata.AddAssemblyReference(metadata.GetOrAddString(reference.Assembly), reference.Version, default, default, default, default);
        TypeReferenceHandle type = metadata.AddTypeReference(assembly, metadata.GetOrAddString(reference.Namespace), metadata.GetOrAddString(reference.Type));
        if (reference.Method is { } method) metadata.AddMemberReference(type, metadata.GetOrAddString(method), Signature(metadata));

        var file = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder()).Serialize(file);
        using FileStream stream = File.Create(Path);
        file.WriteContentTo(stream);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "Emitted.dll");

    public void Dispose() => _folder.Delete(recursive: true);

    private static BlobHandle Signature(MetadataBuilder metadata)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true)
            .Parameters(2, static result => result.Type().Boolean(), static parameters =>
            {
                parameters.AddParameter().Type().String();
                parameters.AddParameter().Type().Int32();
            });
        return metadata.GetOrAddBlob(signature);
    }
}
