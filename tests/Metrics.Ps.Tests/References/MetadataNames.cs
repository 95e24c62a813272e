using System.Reflection.Metadata;

namespace MetricsTools.References;

/// <summary>The full names of types, those of nested ones after a plus sign.</summary>
internal static class MetadataNames
{
    public static string NameOf(this MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return outer.IsNil ? Join(metadata, type.Namespace, type.Name) : $"{metadata.NameOf(outer)}+{metadata.GetString(type.Name)}";
    }

    public static string NameOf(this MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{metadata.NameOf((TypeReferenceHandle)type.ResolutionScope)}+{metadata.GetString(type.Name)}"
            : Join(metadata, type.Namespace, type.Name);
    }

    public static string Join(MetadataReader metadata, StringHandle space, StringHandle name) =>
        space.IsNil ? metadata.GetString(name) : $"{metadata.GetString(space)}.{metadata.GetString(name)}";

    /// <summary>Where the outermost type of a reference is looked for.</summary>
    public static EntityHandle ScopeOf(this MetadataReader metadata, TypeReferenceHandle handle)
    {
        EntityHandle scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind == HandleKind.TypeReference ? metadata.ScopeOf((TypeReferenceHandle)scope) : scope;
    }
}
