using System.Reflection;

namespace MetricsTools.Help;

/// <summary>Reads the cmdlets of an assembly from its metadata. No attribute is constructed: the reference assembly of PowerShell cannot run.</summary>
internal static class CmdletReader
{
    private static readonly Dictionary<string, string> CommonParameters = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Shows what would happen, and changes nothing.",
        ["Confirm"] = "Asks before anything is changed.",
    };

    /// <summary>The cmdlets, by name.</summary>
    public static IEnumerable<CmdletHelp> Read(Assembly assembly, XmlDocs docs) =>
        assembly.GetExportedTypes().Where(static type => Attribute(type, "CmdletAttribute") is not null).Select(type => ReadCmdlet(type, docs))
            .OrderBy(static cmdlet => cmdlet.Name, StringComparer.Ordinal);

    private static CmdletHelp ReadCmdlet(Type type, XmlDocs docs)
    {
        CustomAttributeData cmdlet = Attribute(type, "CmdletAttribute")!;
        List<ParameterHelp> parameters = [.. type.GetProperties().Where(static property => Attribute(property, "ParameterAttribute") is not null).Select(property => ReadParameter(property, docs))];
        if (Named(cmdlet, "SupportsShouldProcess") is true)
        {
            parameters.AddRange(CommonParameters.Select(static pair => new ParameterHelp(
                pair.Key, "SwitchParameter", [pair.Value], [pair.Key == "WhatIf" ? "wi" : "cf"], false, [], [new ParameterUse(null, false, null, "false")])));
        }

        string[] sets = [.. parameters.SelectMany(static parameter => parameter.Uses).Select(static use => use.Set).OfType<string>().Distinct()];
        IReadOnlyList<string> synopsis = docs.TypeParagraphs(type, "synopsis");
        return new CmdletHelp(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            synopsis.Count == 1 ? synopsis[0] : throw new InvalidOperationException($"{type.Name} needs one synopsis."),
            docs.TypeParagraphs(type, "description"),
            sets.Length > 0 ? sets : ["__AllParameterSets"],
            [.. parameters.OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)],
            Outputs(type),
            docs.Examples(type));
    }

    private static ParameterHelp ReadParameter(PropertyInfo property, XmlDocs docs)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Type element = type.IsArray ? type.GetElementType()! : type;
        return new ParameterHelp(
            property.Name,
            type.Name,
            docs.PropertyParagraphs(property.DeclaringType!, property.Name),
            Attribute(property, "AliasAttribute") is { } alias ? Texts(alias) : [],
            Attribute(property, "SupportsWildcardsAttribute") is not null,
            element.IsEnum ? Enum.GetNames(element) : Attribute(property, "ValidateSetAttribute") is { } set ? Texts(set) : [],
            [.. property.CustomAttributes.Where(static data => data.AttributeType.Name == "ParameterAttribute").Select(ReadUse)]);
    }

    private static ParameterUse ReadUse(CustomAttributeData parameter) => new(
        Named(parameter, "ParameterSetName") as string,
        Named(parameter, "Mandatory") is true,
        Named(parameter, "Position") as int?,
        Named(parameter, "ValueFromPipeline") is true ? "True (ByValue)"
            : Named(parameter, "ValueFromPipelineByPropertyName") is true ? "True (ByPropertyName)" : "false");

    private static string[] Outputs(Type type) =>
        Attribute(type, "OutputTypeAttribute")?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> types
            ? [.. types.Select(static argument => ((Type)argument.Value!).FullName!)]
            : [];

    private static string[] Texts(CustomAttributeData attribute) =>
        [.. ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(static argument => (string)argument.Value!)];

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    private static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.CustomAttributes.FirstOrDefault(data => data.AttributeType.Name == name);
}
