using System.Text;

namespace MetricsTools.Formats;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("metrics").FullName;

    private string File1 => Path.Combine(_folder, "a.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_UTF_8_without_a_mark_and_with_LF()
    {
        WholeFile.Write(File1, noClobber: true, text => text.WriteLine("é"));
        Assert.Equal([0xC3, 0xA9, 0x0A], File.ReadAllBytes(File1));
    }

    [Fact]
    public void A_file_is_replaced_whole()
    {
        File.WriteAllText(File1, "something longer");
        WholeFile.Write(File1, noClobber: false, text => text.Write("new"));
        Assert.Equal("new", File.ReadAllText(File1));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_failure_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(File1, "old");
        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(File1, noClobber: false, text =>
        {
            text.Write(new string('x', 100_000));
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(File1));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("x.db")]
    [InlineData("x.db-wal")]
    [InlineData("x.db-journal")]
    public void A_database_and_what_belongs_to_it_is_not_written_over(string name)
    {
        File.WriteAllText(Path.Combine(_folder, "x.db"), "SQLite format 3\0 and more");
        AssertSpared(name);
    }

    [Fact]
    public void A_file_with_a_log_beside_it_is_a_database()
    {
        File.WriteAllText(Path.Combine(_folder, "x.db"), "");
        File.WriteAllText(Path.Combine(_folder, "x.db-shm"), "");
        foreach (string name in new[] { "x.db", "x.db-shm" }) AssertSpared(name);
    }

    [Fact]
    public void A_link_to_a_database_is_a_database()
    {
#if NET
        File.WriteAllText(Path.Combine(_folder, "x.db"), "");
        File.WriteAllText(Path.Combine(_folder, "x.db-shm"), "");
        File.CreateSymbolicLink(File1, Path.Combine(_folder, "x.db"));
        AssertSpared("a.csv");
#else
        Assert.Skip(Desktop.HasNoUnixFiles);
#endif
    }

    private void AssertSpared(string name)
    {
        string path = Path.Combine(_folder, name);
        string? before = File.Exists(path) ? File.ReadAllText(path) : null;
        Assert.Equal(ErrorId.FileIsStore, Assert.Throws<MetricException>(() => WholeFile.Write(path, noClobber: false, _ => { })).Id);
        Assert.Equal(ErrorId.FileIsStore, Assert.Throws<MetricException>(() => WholeFile.Append(path, (_, _) => { })).Id);
        Assert.Equal(before, File.Exists(path) ? File.ReadAllText(path) : null);
    }

    [Fact]
    public void A_folder_that_is_missing_is_named()
    {
        string folder = Path.Combine(_folder, "none");
        var error = Assert.Throws<DirectoryNotFoundException>(() => WholeFile.Write(Path.Combine(folder, "a.csv"), noClobber: false, _ => { }));
        Assert.Equal($"There is no folder {folder}.", error.Message);
    }

    [Fact]
    public void NoClobber_keeps_an_existing_file()
    {
        File.WriteAllText(File1, "old");
        var error = Assert.Throws<MetricException>(() => WholeFile.Write(File1, noClobber: true, _ => Assert.Fail("nothing is to be written")));
        Assert.Equal(ErrorId.FileExists, error.Id);
        Assert.Equal("old", File.ReadAllText(File1));
    }

    [Fact]
    public void NoClobber_keeps_a_file_that_appears_in_the_meantime()
    {
        var error = Assert.Throws<MetricException>(() => WholeFile.Write(File1, noClobber: true, _ => File.WriteAllText(File1, "other")));
        Assert.Equal(ErrorId.FileExists, error.Id);
        Assert.Equal("other", File.ReadAllText(File1));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_missing_folder_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => WholeFile.Write(Path.Combine(_folder, "no", "a.csv"), noClobber: false, _ => { }));

    [Fact]
    public void The_permissions_of_a_replaced_file_stay()
    {
#if NET
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(File1, "old");
        File.SetUnixFileMode(File1, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        WholeFile.Write(File1, noClobber: false, text => text.Write("new"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
#else
        Assert.Skip(Desktop.HasNoUnixFiles);
#endif
    }

    [Fact]
    public void A_link_is_followed_and_a_device_is_not_replaced()
    {
#if NET
        if (OperatingSystem.IsWindows()) return;
        string link = Path.Combine(_folder, "link");
        File.WriteAllText(File1, "old");
        File.CreateSymbolicLink(link, File1);
        WholeFile.Write(link, noClobber: false, text => text.Write("new"));
        WholeFile.Write("/dev/null", noClobber: false, text => text.Write("new"));
        Assert.Equal("new", File.ReadAllText(File1));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
#else
        Assert.Skip(Desktop.HasNoUnixFiles);
#endif
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("NdJson")]
    public void Appending_to_any_file_gives_what_writing_at_once_would(string format)
    {
        string expected = FormatText.Write(format, FormatText.Cpu, FormatText.Cpu);
        Append(format);
        Append(format);
        Assert.Equal(expected, File.ReadAllText(File1));
        File.WriteAllText(File1, FormatText.Write(format, FormatText.Cpu).TrimEnd('\n'));
        Append(format);
        Assert.Equal(expected, File.ReadAllText(File1));
        File.WriteAllText(File1, "");
        Append(format);
        Assert.Equal(FormatText.Write(format, FormatText.Cpu), File.ReadAllText(File1));
    }

    [Fact]
    public void Appending_below_another_header_is_an_error_and_changes_nothing()
    {
        File.WriteAllText(File1, "Name,Value\na,1");
        Assert.Equal(ErrorId.FormatContent, Assert.Throws<MetricException>(() => Append("Csv")).Id);
        Assert.Equal("Name,Value\na,1", File.ReadAllText(File1));
    }

    [Fact]
    public void Appending_to_another_encoding_is_an_error_and_changes_nothing()
    {
        File.WriteAllText(File1, "Timestamp,Name,Kind,Unit,Value,Tag\r\n", Encoding.Unicode);
        byte[] before = File.ReadAllBytes(File1);
        Assert.Equal(ErrorId.FormatContent, Assert.Throws<MetricException>(() => Append("NdJson")).Id);
        Assert.Equal(before, File.ReadAllBytes(File1));
    }

    [Fact]
    public void A_failed_append_leaves_what_was_there()
    {
        Assert.Throws<InvalidOperationException>(Fail);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        File.WriteAllText(File1, "old");
        Assert.Throws<InvalidOperationException>(Fail);
        Assert.Equal("old", File.ReadAllText(File1));

        void Fail() => WholeFile.Append(File1, (text, _) =>
        {
            text.Write(new string('x', 100_000));
            throw new InvalidOperationException();
        });
    }

    private void Append(string format) => WholeFile.Append(File1, (text, firstLine) =>
    {
        using IRecordWriter writer = MetricFormats.OfName(format).RecordWriter!(text, firstLine);
        writer.Write(FormatText.Cpu);
        writer.Complete();
    });
}
