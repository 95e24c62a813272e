using System.Reflection;

namespace MetricsTools.Help.Reading;

/// <summary>Reads attributes without constructing them.</summary>
internal static class AttributeData
{
    /// <summary>The attribute of a name on a member, or null.</summary>
    public static CustomAttributeData? Attribute(this MemberInfo member, string name) =>
        member.CustomAttributes.FirstOrDefault(data => data.AttributeType.Name == name);

    /// <summary>A named argument, or null.</summary>
    public static object? Named(this CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    /// <summary>The texts that are the first argument.</summary>
    public static string[] Texts(this CustomAttributeData attribute) =>
        [.. ((IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(static argument => (string)argument.Value!)];
}
