using System.Text;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What is not a store is refused, and stays as it is to the byte, with nothing new beside it.</summary>
public sealed class SqliteForeignFileTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public static TheoryData<StoreAccess, bool> Ways { get; } = new()
    {
        { StoreAccess.Read, false },
        { StoreAccess.Read, true },
        { StoreAccess.Write, false },
        { StoreAccess.Write, true },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void Text_is_refused_untouched(StoreAccess access, bool isSession)
    {
        File.WriteAllText(_folder.Store, "name,value\ncpu,1\n");
        AssertRefused(ErrorId.StoreNotDatabase, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Random_bytes_are_refused_untouched(StoreAccess access, bool isSession)
    {
        byte[] bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(_folder.Store, bytes);
        AssertRefused(ErrorId.StoreNotDatabase, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_header_of_SQLite_with_nonsense_after_it_is_refused_untouched(StoreAccess access, bool isSession)
    {
        byte[] bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        Encoding.ASCII.GetBytes("SQLite format 3\0").CopyTo(bytes, 0);
        File.WriteAllBytes(_folder.Store, bytes);
        AssertRefused(ErrorId.StoreNotDatabase, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_of_another_program_is_refused_untouched(StoreAccess access, bool isSession)
    {
        StoreFolder.Execute(_folder.Store, "PRAGMA application_id = 77; CREATE TABLE other (a)");
        AssertRefused(ErrorId.StoreForeign, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_that_was_cut_off_is_refused_untouched(StoreAccess access, bool isSession)
    {
        StoreFolder.Execute(_folder.Store, "CREATE TABLE other (a); CREATE TABLE another (a)");
        File.WriteAllBytes(_folder.Store, [.. File.ReadAllBytes(_folder.Store).Take(5000)]);
        AssertRefused(ErrorId.StoreCorrupt, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_with_tables_and_no_application_id_is_refused_untouched(StoreAccess access, bool isSession)
    {
        StoreFolder.Execute(_folder.Store, "CREATE TABLE meta (a)");
        AssertRefused(ErrorId.StoreForeign, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_with_a_version_and_nothing_else_is_refused_untouched(StoreAccess access, bool isSession)
    {
        StoreFolder.Execute(_folder.Store, "PRAGMA user_version = 1");
        AssertRefused(ErrorId.StoreForeign, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_newer_store_is_refused_untouched(StoreAccess access, bool isSession)
    {
        StoreFolder.Open(_folder.Store, isSession: true).Dispose();
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 2");
        AssertRefused(ErrorId.StoreNewer, access, isSession);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_of_another_program_is_refused_with_its_pending_log(StoreAccess access, bool isSession)
    {
        MakeWithLog("CREATE TABLE other (a); PRAGMA application_id = 77;", "INSERT INTO other VALUES (1)", "", "-wal");
        AssertRefused(ErrorId.StoreForeign, access, isSession);
        Assert.Equal("1", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM other"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_whose_tables_are_all_in_its_log_is_refused_untouched(StoreAccess access, bool isSession)
    {
        MakeWithLog("", "CREATE TABLE other (a)", "", "-wal");
        AssertRefused(ErrorId.StoreForeign, access, isSession);
        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM other"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_database_that_another_program_is_using_is_refused_untouched(StoreAccess access, bool isSession)
    {
        using SqliteConnection other = StoreFolder.Connect(_folder.Store);
        StoreFolder.Execute(other, "PRAGMA journal_mode = WAL");
        StoreFolder.Execute(other, "CREATE TABLE other (a)");
        Assert.Equal(ErrorId.StoreForeign, StoreFolder.OpenFailure(_folder.Store, access, isSession));
        StoreFolder.Execute(other, "INSERT INTO other VALUES (1)");
        Assert.Equal("1", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM other"));
    }

    /// <summary>Makes a database in WAL mode, and the files that it would leave after a kill.</summary>
    private void MakeWithLog(string sqlInFile, string sqlInLog, params string[] suffixes)
    {
        using var elsewhere = new TemporaryFolder();
        using SqliteConnection other = StoreFolder.Connect(elsewhere["other.db"]);
        StoreFolder.Execute(other, sqlInFile + "PRAGMA journal_mode = WAL");
        StoreFolder.Execute(other, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0;");
        StoreFolder.Execute(other, sqlInLog);
        StoreFolder.CopyFiles(elsewhere["other.db"], _folder.Store, suffixes);
    }

    private void AssertRefused(ErrorId expected, StoreAccess access, bool isSession)
    {
        Dictionary<string, string> before = _folder.Contents();
        Assert.Equal(expected, StoreFolder.OpenFailure(_folder.Store, access, isSession));
        Assert.Equal(before, _folder.Contents());
    }
}
