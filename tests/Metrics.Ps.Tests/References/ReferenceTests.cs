namespace MetricsTools.References;

/// <summary>What Windows PowerShell 5.1 would find out only when a cmdlet runs: that each reference of what is shipped for it leads somewhere.</summary>
public sealed class ReferenceTests : IDisposable
{
    private readonly DesktopAssemblies _desktop = Desktop([.. AssembliesOf("net472"), Package.PathOf("module", "bin", "runtimes", "win-x64", "native", "SQLitePCLRaw.provider.e_sqlite3.dll")]);

    public static TheoryData<string> Builds => ["net8.0", "net472"];

    public void Dispose() => _desktop.Dispose();

    [Fact]
    public void Every_reference_of_every_shipped_assembly_is_shipped_or_of_NET_Framework_or_of_PowerShell()
    {
        Assert.NotEmpty(_desktop.Shipped);
        Assert.Empty(_desktop.Shipped.SelectMany(new ReferenceCheck(_desktop).Problems));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void The_cmdlets_use_nothing_that_the_engine_of_5_1_lacks(string build)
    {
        using var cmdlets = new AssemblyImage(Package.PathOf("module", "bin", build, "Metrics.Ps.dll"));
        var check = new ReferenceCheck(_desktop, static name => name == "System.Management.Automation");

        Assert.True(check.CountMembers(cmdlets) > 50);
        Assert.Empty(check.Problems(cmdlets));
    }

    [Fact]
    public void The_build_for_PowerShell_7_would_not_do()
    {
        using DesktopAssemblies desktop = Desktop(AssembliesOf("net8.0"));

        Assert.Contains("Metrics.Core: System.Runtime 8.0.0.0 is needed, and there is 4.1.2.0", desktop.Shipped.SelectMany(new ReferenceCheck(desktop).Problems));
    }

    [Fact]
    public void A_version_above_that_of_the_shipped_file_is_a_problem() => AssertProblem(
        "Metrics.Core 99.0.0.0 is needed, and there is 0.1.0.0", new EmittedReference("Metrics.Core", new Version(99, 0, 0, 0), "MetricsTools", "MetricException"));

    [Fact]
    public void An_assembly_that_nobody_has_is_a_problem() => AssertProblem(
        "Nowhere 1.0.0.0 is needed, and nobody has it", new EmittedReference("Nowhere", new Version(1, 0, 0, 0), "System", "Object"));

    [Fact]
    public void A_type_that_is_missing_is_a_problem() => AssertProblem(
        "there is no type System.Index", new EmittedReference("mscorlib", new Version(4, 0, 0, 0), "System", "Index"));

    [Fact]
    public void A_member_that_is_missing_is_a_problem() => AssertProblem(
        "there is no System.String.Contains: Boolean `0(String, Int32)", new EmittedReference("mscorlib", new Version(4, 0, 0, 0), "System", "String", "Contains"));

    private static string[] AssembliesOf(string build) => Directory.GetFiles(Package.PathOf("module", "bin", build), "*.dll");

    private static DesktopAssemblies Desktop(IEnumerable<string> shipped) => new(Repository.Framework, Repository.Engine, shipped);

    private void AssertProblem(string expected, EmittedReference reference)
    {
        using var folder = new EmittedAssembly(reference);
        using var image = new AssemblyImage(folder.Path);
        Assert.Equal([$"Emitted: {expected}"], new ReferenceCheck(_desktop).Problems(image));
    }
}
