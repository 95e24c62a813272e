using Mono.Cecil;
using Mono.Cecil.Cil;

namespace MetricsTools.Packaging;

/// <summary>
/// Which methods of the core are compiled beforehand: those of what opens a store, records and asks for a setting, which the first command of a session runs. To
/// compile all would make the first command no faster, and the package 2.5 MB larger.
/// </summary>
/// <remarks>
/// The form is that of profiles for crossgen2 (.mibc): an assembly with a global method <c>AssemblyDictionary</c>, which loads the name of a group and the token
/// of a method, which in turn loads the tokens of the methods of the group (dotnet/runtime, src/coreclr/tools/dotnet-pgo).
/// </remarks>
internal static class StartProfile
{
    private const string Core = "Metrics.Core";

    private static readonly string[] Namespaces =
    [
        "MetricsTools", "MetricsTools.Configuration", "MetricsTools.Model", "MetricsTools.Privacy", "MetricsTools.Recording", "MetricsTools.Recording.Buffering", "MetricsTools.Storage",
        "MetricsTools.Storage.Sqlite", "MetricsTools.Text",
    ];

    private static readonly string[] Types =
    [
        "MetricsTools.Storage.Blocks.ByteReader", "MetricsTools.Storage.Blocks.ByteWriter", "MetricsTools.Storage.Blocks.Crc32C", "MetricsTools.Storage.Blocks.HotBatch",
    ];

    /// <summary>Writes the profile of a core.</summary>
    /// <param name="core">The core's assembly.</param>
    /// <param name="path">The file to write.</param>
    /// <exception cref="PackagingException">A namespace or a type that is named here is not there any more.</exception>
    public static void Write(string core, string path)
    {
        using var source = ModuleDefinition.ReadModule(core);
        string[] lacking = [.. Namespaces.Where(name => source.Types.All(type => type.Namespace != name)).Concat(Types.Where(name => source.GetType(name) is null))];
        if (lacking.Length > 0) throw new PackagingException($"The core has no {string.Join(", ", lacking)}: StartProfile names what is compiled beforehand.");

        using var profile = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Start", new Version(1, 0)), "Start.dll", ModuleKind.Dll);
        MethodDefinition group = AddMethod(profile.MainModule, "Assemblies_" + Core);
        foreach (MethodDefinition method in source.Types.Where(IsOfStart).SelectMany(WithNested).SelectMany(static type => type.Methods).Where(IsCompiled)) Load(group, profile.MainModule.ImportReference(method));
        End(group);

        MethodDefinition dictionary = AddMethod(profile.MainModule, "AssemblyDictionary");
        dictionary.Body.GetILProcessor().Emit(OpCodes.Ldstr, Core);
        Load(dictionary, group);
        End(dictionary);
        profile.Write(path);
    }

    private static bool IsOfStart(TypeDefinition type) => Namespaces.Contains(type.Namespace) || Types.Contains(type.FullName);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static bool IsCompiled(MethodDefinition method) => method.HasBody && !method.HasGenericParameters && !method.DeclaringType.HasGenericParameters;

    private static MethodDefinition AddMethod(ModuleDefinition module, string name)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        module.GetType("<Module>").Methods.Add(method);
        return method;
    }

    private static void Load(MethodDefinition into, MethodReference method)
    {
        ILProcessor code = into.Body.GetILProcessor();
        code.Emit(OpCodes.Ldtoken, method);
        code.Emit(OpCodes.Pop);
    }

    private static void End(MethodDefinition method) => method.Body.GetILProcessor().Emit(OpCodes.Ret);
}
