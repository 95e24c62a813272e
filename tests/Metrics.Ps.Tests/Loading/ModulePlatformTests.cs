using System.Runtime.InteropServices;

namespace MetricsTools.Loading;

public sealed class ModulePlatformTests
{
    [Theory]
    [InlineData("win-x64", false, Architecture.X64, "win-x64", "e_sqlite3.dll")]
    [InlineData("win10-x86", false, Architecture.X86, "win-x86", "e_sqlite3.dll")]
    [InlineData("win", false, Architecture.Arm64, "win-arm64", "e_sqlite3.dll")]
    [InlineData("linux-x64", true, Architecture.X64, "linux-x64", "libe_sqlite3.so")]
    [InlineData("linux-arm64", true, Architecture.Arm64, "linux-arm64", "libe_sqlite3.so")]
    [InlineData("debian.12-x64", true, Architecture.X64, "linux-x64", "libe_sqlite3.so")]
    [InlineData("fedora.42-arm64", true, Architecture.Arm64, "linux-arm64", "libe_sqlite3.so")]
    [InlineData("arch-x64", true, Architecture.X64, "linux-x64", "libe_sqlite3.so")]
    [InlineData("linux-musl-x64", true, Architecture.X64, "linux-musl-x64", "libe_sqlite3.so")]
    [InlineData("alpine.3.22-x64", true, Architecture.X64, "linux-musl-x64", "libe_sqlite3.so")]
    [InlineData("osx-arm64", false, Architecture.Arm64, "osx-arm64", "libe_sqlite3.dylib")]
    [InlineData("osx.15-x64", false, Architecture.X64, "osx-x64", "libe_sqlite3.dylib")]
    public void A_platform_is_known_by_its_system_and_architecture(string runtime, bool isLinux, Architecture architecture, string identifier, string library)
    {
        ModulePlatform platform = ModulePlatform.Of(runtime, isLinux, architecture);

        Assert.Equal(identifier, platform.Identifier);
        Assert.Equal(library, platform.NativeLibrary);
    }

    [Theory]
    [InlineData("linux-riscv64", true, Architecture.RiscV64, "linux-riscv64")]
    [InlineData("linux-arm", true, Architecture.Arm, "linux-arm")]
    [InlineData("linux-musl-arm64", true, Architecture.Arm64, "linux-musl-arm64")]
    [InlineData("ubuntu.24.04-s390x", true, Architecture.S390x, "linux-s390x")]
    [InlineData("freebsd-x64", false, Architecture.X64, "freebsd-x64")]
    [InlineData("freebsd.14-arm64", false, Architecture.Arm64, "freebsd-arm64")]
    [InlineData("win-arm", false, Architecture.Arm, "win-arm")]
    [InlineData("", true, Architecture.Ppc64le, "linux-ppc64le")]
    public void Another_platform_is_refused_by_name_with_the_ones_that_are_supported(string runtime, bool isLinux, Architecture architecture, string identifier)
    {
        var problem = Assert.Throws<ModuleLoadException>(() => ModulePlatform.Of(runtime, isLinux, architecture));

        Assert.Equal("PlatformNotSupported", problem.Id);
        Assert.Contains($"does not support {identifier}:", problem.Message, StringComparison.Ordinal);
        Assert.Contains("win-x64, win-x86, win-arm64, linux-x64, linux-arm64, linux-musl-x64, osx-x64, osx-arm64", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_platform_that_is_supported_has_its_files()
    {
        string runtimes = Package.PathOf("module", "bin", "runtimes");

        Assert.All(Directory.GetDirectories(runtimes), static folder =>
        {
            string[] parts = Path.GetFileName(folder).Split('-');
            ModulePlatform platform = ModulePlatform.Of(Path.GetFileName(folder), parts[0] == "linux", Enum.Parse<Architecture>(parts[^1], ignoreCase: true));
            Assert.True(File.Exists(Path.Combine(folder, "native", platform.NativeLibrary)));
        });
        Assert.Equal(8, Directory.GetDirectories(runtimes).Length);
    }
}
