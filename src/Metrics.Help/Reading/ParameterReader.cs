using System.Reflection;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Reading;

/// <summary>Reads a parameter of a cmdlet.</summary>
internal static class ParameterReader
{
    /// <summary>The help of the parameter that a property is.</summary>
    /// <exception cref="InvalidOperationException">Its docs are missing, or disagree with it.</exception>
    public static ParameterHelp Read(PropertyInfo property, XmlDocs docs, InitialValues initial)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Type element = type.IsArray ? type.GetElementType()! : type;
        ParameterUse[] uses = [.. property.CustomAttributes.Where(static data => data.AttributeType.Name == "ParameterAttribute").Select(ReadUse)];
        return new ParameterHelp(
            property.Name,
            type.Name,
            docs.PropertyParagraphs(property),
            uses.All(static use => use.IsMandatory) ? InitialValues.None : Default(property, docs, initial),
            property.Attribute("AliasAttribute")?.Texts() ?? [],
            property.Attribute("SupportsWildcardsAttribute") is not null,
            element.IsEnum ? Enum.GetNames(element) : property.Attribute("ValidateSetAttribute")?.Texts() ?? [],
            uses);
    }

    // The docs say only what the initializer cannot: what a cmdlet does when nothing was given.
    private static string Default(PropertyInfo property, XmlDocs docs, InitialValues initial)
    {
        string value = initial.Of(property);
        if (docs.Default(property) is not { } described) return value;
        return value == InitialValues.None ? described : throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has a <default> beside its initial value {value}.");
    }

    private static ParameterUse ReadUse(CustomAttributeData parameter) => new(
        parameter.Named("ParameterSetName") as string,
        parameter.Named("Mandatory") is true,
        parameter.Named("Position") as int?,
        parameter.Named("ValueFromPipeline") is true ? "True (ByValue)"
            : parameter.Named("ValueFromPipelineByPropertyName") is true ? "True (ByPropertyName)"
            : ParameterUse.NoPipeline);
}
