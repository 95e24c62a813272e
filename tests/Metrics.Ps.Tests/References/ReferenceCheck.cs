using System.Reflection.Metadata;

namespace MetricsTools.References;

/// <summary>Finds the references of an assembly that nothing answers: assemblies, types and members with their signatures.</summary>
/// <param name="assemblies">What may answer.</param>
/// <param name="isMeant">The referenced assemblies that are looked at; all when omitted.</param>
internal sealed class ReferenceCheck(DesktopAssemblies assemblies, Func<string, bool>? isMeant = null)
{
    /// <summary>A sentence for each reference that leads nowhere.</summary>
    public IEnumerable<string> Problems(AssemblyImage image) =>
        Assemblies(image).Concat(Types(image)).Concat(Forwards(image)).Concat(Members(image)).Select(problem => $"{image.Name}: {problem}");

    /// <summary>The number of members of the assemblies looked at that are used.</summary>
    public int CountMembers(AssemblyImage image) => MembersOf(image).Count();

    private IEnumerable<string> Assemblies(AssemblyImage image) =>
        from reference in image.Metadata.AssemblyReferences
        where IsMeant(image, reference)
        let problem = assemblies.Find(image.Metadata, reference).Problem
        where problem is not null
        select problem;

    private IEnumerable<string> Types(AssemblyImage image) =>
        from reference in image.Metadata.TypeReferences
        where CanBeTold(image, reference) && assemblies.Find(image, reference) is null
        select $"there is no type {image.Metadata.NameOf(reference)}";

    private IEnumerable<string> Forwards(AssemblyImage image) =>
        from forward in image.Forwards
        where CanBeTold(image, forward.Value) && assemblies.Find(image, forward.Key) is null
        select $"there is no type {forward.Key}, which is said to be elsewhere";

    private IEnumerable<string> Members(AssemblyImage image) =>
        from member in MembersOf(image)
        let parent = assemblies.Find(image, member.Parent)
        where parent is not null
        let name = image.Metadata.GetString(member.Name)
        let signature = SignatureText.Of(member)
        where !Has(parent.Value, name, signature)
        select $"there is no {parent.Value.Image.Metadata.NameOf(parent.Value.Type)}.{name}: {signature}";

    private IEnumerable<MemberReference> MembersOf(AssemblyImage image) =>
        from handle in image.Metadata.MemberReferences
        let member = image.Metadata.GetMemberReference(handle)
        let type = DesktopAssemblies.GenericType(image.Metadata, member.Parent) is { IsNil: false } generic ? generic : member.Parent
        where type.Kind == HandleKind.TypeDefinition || (type.Kind == HandleKind.TypeReference && CanBeTold(image, (TypeReferenceHandle)type))
        select member;

    private bool CanBeTold(AssemblyImage image, TypeReferenceHandle reference) =>
        image.Metadata.ScopeOf(reference) is { Kind: HandleKind.AssemblyReference } scope && CanBeTold(image, (AssemblyReferenceHandle)scope);

    // A type of an assembly that is missing is a problem of the assembly, told once.
    private bool CanBeTold(AssemblyImage image, AssemblyReferenceHandle reference) =>
        IsMeant(image, reference) && assemblies.Find(image.Metadata, reference).Found is not null;

    private bool IsMeant(AssemblyImage image, AssemblyReferenceHandle reference) =>
        isMeant is null || isMeant(image.Metadata.GetString(image.Metadata.GetAssemblyReference(reference).Name));

    private bool Has((AssemblyImage Image, TypeDefinitionHandle Type) place, string name, string signature)
    {
        MetadataReader metadata = place.Image.Metadata;
        TypeDefinition type = metadata.GetTypeDefinition(place.Type);
        IEnumerable<string> methods = type.GetMethods().Select(metadata.GetMethodDefinition).Where(method => metadata.StringComparer.Equals(method.Name, name)).Select(SignatureText.Of);
        IEnumerable<string> fields = type.GetFields().Select(metadata.GetFieldDefinition).Where(field => metadata.StringComparer.Equals(field.Name, name)).Select(SignatureText.Of);
        if (methods.Concat(fields).Contains(signature)) return true;
        return !type.BaseType.IsNil && assemblies.Find(place.Image, type.BaseType) is { } parent && Has(parent, name, signature);
    }
}
