using System.Reflection;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Reading;

/// <summary>Reads the cmdlets of an assembly. Attributes are read from metadata: the reference assembly of PowerShell cannot construct them.</summary>
internal static class CmdletReader
{
    private static readonly Dictionary<string, (string Alias, string Description)> ConfirmationParameters = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = ("wi", "Shows what would happen, and changes nothing."),
        ["Confirm"] = ("cf", "Asks before anything is changed."),
    };

    /// <summary>The cmdlets, by name.</summary>
    /// <exception cref="InvalidOperationException">The docs of a cmdlet are missing, or disagree with it.</exception>
    public static IEnumerable<CmdletHelp> Read(Assembly assembly, XmlDocs docs) =>
        assembly.GetExportedTypes().Where(static type => type.Attribute("CmdletAttribute") is not null).Select(type => ReadCmdlet(type, docs))
            .OrderBy(static cmdlet => cmdlet.Name, StringComparer.Ordinal);

    private static CmdletHelp ReadCmdlet(Type type, XmlDocs docs)
    {
        CustomAttributeData cmdlet = type.Attribute("CmdletAttribute")!;
        var initial = new InitialValues(type);
        List<ParameterHelp> parameters =
        [
            .. type.GetProperties().Where(static property => property.Attribute("ParameterAttribute") is not null)
                .Select(property => ParameterReader.Read(property, docs, initial)),
        ];
        if (cmdlet.Named("SupportsShouldProcess") is true)
        {
            parameters.AddRange(ConfirmationParameters.Select(static pair => new ParameterHelp(
                pair.Key, "SwitchParameter", [pair.Value.Description], "False", [pair.Value.Alias], false, [], [new ParameterUse(null, false, null, ParameterUse.NoPipeline)])));
        }

        string[] sets =
        [
            .. parameters.SelectMany(static parameter => parameter.Uses).Select(static use => use.Set).OfType<string>().Distinct()
                .OrderByDescending(set => set == cmdlet.Named("DefaultParameterSetName") as string),
        ];
        return new CmdletHelp(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            docs.TypeParagraphs(type, "synopsis") is [string synopsis] ? synopsis : throw new InvalidOperationException($"{type.Name} needs one synopsis."),
            docs.TypeParagraphs(type, "description"),
            sets.Length > 0 ? sets : ["__AllParameterSets"],
            [.. parameters.OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)],
            Inputs(type, parameters, docs),
            Outputs(type, docs),
            docs.Texts(type, "note"),
            docs.Examples(type),
            docs.Texts(type, "link"));
    }

    private static IReadOnlyList<TypeHelp> Inputs(Type type, IEnumerable<ParameterHelp> parameters, XmlDocs docs)
    {
        IReadOnlyList<TypeHelp> inputs = docs.Types(type, "input");
        bool takesPipeline = parameters.SelectMany(static parameter => parameter.Uses).Any(static use => use.TakesPipeline);
        return inputs.Count > 0 == takesPipeline ? inputs : throw new InvalidOperationException($"The <input> of {type.Name} disagrees with its parameters.");
    }

    private static IReadOnlyList<TypeHelp> Outputs(Type type, XmlDocs docs)
    {
        IReadOnlyList<TypeHelp> outputs = docs.Types(type, "output");
        IEnumerable<string> declared = type.Attribute("OutputTypeAttribute")?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> types
            ? types.Select(static argument => ((Type)argument.Value!).FullName!)
            : [];
        return outputs.Select(static output => output.Name).SequenceEqual(declared, StringComparer.Ordinal)
            ? outputs
            : throw new InvalidOperationException($"The <output> of {type.Name} disagrees with its OutputType.");
    }
}
