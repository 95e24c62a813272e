using System.Reflection.Metadata;

namespace MetricsTools.References;

/// <summary>
/// What a reference finds on Windows PowerShell 5.1: .NET Framework 4.7.2 when it has the version, then the engine, then what the module ships, of which
/// its resolver takes the file of the simple name, whatever the version.
/// </summary>
internal sealed class DesktopAssemblies : IDisposable
{
    private readonly Dictionary<string, Lazy<AssemblyImage>> _platform = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyImage> _shipped = new(StringComparer.OrdinalIgnoreCase);

    public DesktopAssemblies(string framework, string engine, IEnumerable<string> shippedFiles)
    {
        foreach (string folder in new[] { framework, Path.Combine(framework, "Facades"), engine })
        {
            foreach (string path in Directory.GetFiles(folder, "*.dll")) _platform[Path.GetFileNameWithoutExtension(path)] = new(() => new AssemblyImage(path));
        }

        foreach (string path in shippedFiles) _shipped[Path.GetFileNameWithoutExtension(path)] = new AssemblyImage(path);
    }

    public IEnumerable<AssemblyImage> Shipped => _shipped.Values;

    /// <summary>The assembly that answers a reference, or why none does.</summary>
    public (AssemblyImage? Found, string? Problem) Find(MetadataReader from, AssemblyReferenceHandle handle)
    {
        AssemblyReference reference = from.GetAssemblyReference(handle);
        string name = from.GetString(reference.Name);
        AssemblyImage? platform = _platform.TryGetValue(name, out Lazy<AssemblyImage>? known) ? known.Value : null;
        if (platform?.Version >= reference.Version) return (platform, null);
        AssemblyImage? found = _shipped.TryGetValue(name, out AssemblyImage? shipped) ? shipped : null;
        if (found?.Version >= reference.Version) return (found, null);
        string has = string.Join(" and ", new[] { platform, found }.OfType<AssemblyImage>().Select(static image => $"{image.Version}"));
        return (found, $"{name} {reference.Version} is needed, and {(has.Length == 0 ? "nobody has it" : $"there is {has}")}");
    }

    /// <summary>A type by name in an assembly, or where that assembly says it is.</summary>
    public (AssemblyImage Image, TypeDefinitionHandle Type)? Find(AssemblyImage image, string name)
    {
        if (image.Types.TryGetValue(name, out TypeDefinitionHandle type)) return (image, type);
        return image.Forwards.TryGetValue(name.Split('+')[0], out AssemblyReferenceHandle forward) && Find(image.Metadata, forward).Found is { } next ? Find(next, name) : null;
    }

    /// <summary>The definition of a type, a reference to one or an instance of a generic one; null when it has none, as arrays.</summary>
    public (AssemblyImage Image, TypeDefinitionHandle Type)? Find(AssemblyImage image, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return (image, (TypeDefinitionHandle)handle);
            case HandleKind.TypeReference:
                var reference = (TypeReferenceHandle)handle;
                EntityHandle scope = image.Metadata.ScopeOf(reference);
                AssemblyImage? target = scope.Kind == HandleKind.AssemblyReference ? Find(image.Metadata, (AssemblyReferenceHandle)scope).Found : image;
                return target is null ? null : Find(target, image.Metadata.NameOf(reference));
            default:
                return GenericType(image.Metadata, handle) is { IsNil: false } generic ? Find(image, generic) : null;
        }
    }

    /// <summary>The generic type of an instance, or nothing.</summary>
    public static EntityHandle GenericType(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeSpecification) return default;
        BlobReader blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return default;
        blob.ReadByte();
        return blob.ReadTypeHandle();
    }

    public void Dispose()
    {
        foreach (AssemblyImage image in _shipped.Values) image.Dispose();
        foreach (Lazy<AssemblyImage> image in _platform.Values.Where(static image => image.IsValueCreated)) image.Value.Dispose();
    }
}
