namespace MetricsTools.Loading;

public sealed class ModuleFileSearchTests : IDisposable
{
    private readonly LoadableFolder _folder = new("Metrics.Ps", "Some.Library");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_on_the_list_is_found_without_regard_to_case() =>
        Assert.Equal(_folder.PathOf("Some.Library"), _folder.Read().FindAssembly("some.library"));

    [Fact]
    public void What_is_not_on_the_list_is_left_to_others_even_if_it_lies_there()
    {
        File.WriteAllText(_folder.PathOf("Stranger"), "");

        Assert.Null(_folder.Read().FindAssembly("Stranger"));
        Assert.Null(_folder.Read().FindAssembly(null));
    }

    [Fact]
    public void What_is_made_for_the_platform_goes_before_what_is_made_for_all()
    {
        string compiled = Path.Combine(_folder.Path, "linux-x64", "Some.Library.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(compiled)!);
        File.WriteAllText(compiled, "");

        Assert.Equal(compiled, _folder.Read().FindAssembly("Some.Library"));
    }

    [Fact]
    public void What_Windows_PowerShell_finds_beside_SQLite_is_not_for_PowerShell_7()
    {
        File.WriteAllText(Path.Combine(_folder.Native, "Some.Library.dll"), "");

        Assert.Equal(_folder.PathOf("Some.Library"), _folder.Read().FindAssembly("Some.Library"));
    }

    [Fact]
    public void A_missing_assembly_is_named_with_its_place()
    {
        File.Delete(_folder.PathOf("Some.Library"));

        var problem = Assert.Throws<ModuleLoadException>(_folder.Read);

        Assert.Equal("ModuleIncomplete", problem.Id);
        Assert.Contains($"Some.Library is missing ({_folder.PathOf("Some.Library")})", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Install MetricsTools again", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_goes_missing_later_is_named_too()
    {
        ModuleFiles files = _folder.Read();
        File.Delete(_folder.PathOf("Some.Library"));

        Assert.Contains("Some.Library is missing", Assert.Throws<ModuleLoadException>(() => files.FindAssembly("Some.Library")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_native_library_is_named_with_its_platform()
    {
        string path = Path.Combine(_folder.Native, "libe_sqlite3.so");
        File.Delete(path);

        Assert.Contains($"SQLite for linux-x64 is missing ({path})", Assert.Throws<ModuleLoadException>(_folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_list_is_named()
    {
        File.Delete(Path.Combine(_folder.Path, "Metrics.Ps.assemblies.txt"));

        Assert.Contains("Metrics.Ps.assemblies.txt is missing", Assert.Throws<ModuleLoadException>(_folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_system_says_of_a_native_library_is_told_without_the_advice_around_it()
    {
        var cause = new DllNotFoundException("Unable to load shared library '/a/b.so'. Consider using strace:\n/a/b.so: invalid ELF header\n");

        ModuleLoadException problem = _folder.Read().NotLoaded("/a/b.so", cause);

        Assert.Equal("ModuleDamaged", problem.Id);
        Assert.StartsWith("/a/b.so cannot be loaded: invalid ELF header. It is damaged, or not made for linux-x64. ", problem.Message, StringComparison.Ordinal);
    }
}
