using System.Reflection;
using System.Reflection.Emit;

namespace MetricsTools.Loading;

public sealed class ModuleAssemblyResolverTests : IDisposable
{
    private readonly LoadableFolder _folder = new("Metrics.Core", "System.Text.Json");

    // This assembly plays one of the module's own, or another module's, by where the module's folder is said to be.
    private static Assembly Requester => typeof(ModuleAssemblyResolverTests).Assembly;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_modules_own_assemblies_get_what_the_module_ships_whatever_version_they_ask_for() =>
        Assert.Equal(_folder.PathOf("System.Text.Json"), Answer("System.Text.Json, Version=1.2.3.4, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51", Requester, isOurs: true));

    [Fact]
    public void Another_modules_request_is_left_to_it() => Assert.Null(Answer("System.Text.Json, Version=8.0.0.0", Requester, isOurs: false));

    [Fact]
    public void A_request_of_code_without_a_file_is_left_to_it()
    {
        AssemblyBuilder code = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Code"), AssemblyBuilderAccess.Run);

        Assert.Null(Answer("System.Text.Json", code, isOurs: true));
    }

    [Fact]
    public void A_folder_whose_name_only_begins_alike_is_another_modules() =>
        Assert.Null(new ModuleAssemblyResolver(_folder.Read(), Path.GetDirectoryName(Requester.Location)![..^1]).Answer(new AssemblyName("System.Text.Json"), Requester));

    [Fact]
    public void PowerShell_gets_the_modules_own_types() => Assert.Equal(_folder.PathOf("Metrics.Core"), Answer("Metrics.Core", Requester, isOurs: false));

    [Fact]
    public void A_request_of_nobody_is_answered() => Assert.Equal(_folder.PathOf("System.Text.Json"), Answer("System.Text.Json", null, isOurs: false));

    [Fact]
    public void What_the_module_does_not_ship_is_left_to_others() => Assert.Null(Answer("Newtonsoft.Json", Requester, isOurs: true));

    [Fact]
    public void Translations_which_the_module_has_none_of_are_left_to_others() => Assert.Null(Answer("Metrics.Core, Culture=de-DE", Requester, isOurs: true));

    private string? Answer(string name, Assembly? requester, bool isOurs) =>
        new ModuleAssemblyResolver(_folder.Read(), isOurs ? Path.GetDirectoryName(Requester.Location)! : _folder.Path).Answer(new AssemblyName(name), requester);
}
