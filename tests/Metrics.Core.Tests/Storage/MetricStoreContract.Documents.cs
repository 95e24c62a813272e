namespace MetricsTools.Storage;

public abstract partial class MetricStoreContract
{
    [Fact]
    public void A_new_store_has_no_documents()
    {
        using (IMetricStore store = Open())
        {
            Assert.Empty(store.GetDocuments("rule"));
            Assert.Null(store.FindDocument("rule", "slow"));
            Assert.False(store.RemoveDocument("rule", "slow"));
            Assert.False(store.TrySetDocument(Document("slow") with { Version = 1 }));
        }

        using IMetricStore reader = Open(StoreAccess.Read);
        Assert.Empty(reader.GetDocuments("rule"));
    }

    [Fact]
    public void A_document_is_found_by_kind_and_name_without_case_by_all_who_have_the_store_open()
    {
        using IMetricStore other = Open();
        Assert.Null(other.FindDocument("rule", "slow"));
        StoredDocument document = Document("Slow'; DROP TABLE meta --", "{\"ü\": 1}") with { Deleted = 3 };
        using (IMetricStore store = Open()) Assert.True(store.TrySetDocument(document));

        Assert.Equal(document with { Version = 1 }, other.FindDocument("rule", "sLOW'; drop table META --"));
        Assert.Null(other.FindDocument("baseline", document.Name));
    }

    [Fact]
    public void Documents_of_a_kind_come_by_name()
    {
        using IMetricStore store = Open();
        foreach (string name in new[] { "b", "C", "a" }) Assert.True(store.TrySetDocument(Document(name)));
        Assert.True(store.TrySetDocument(Document("a") with { Kind = "baseline" }));
        Assert.Equal(["a", "b", "C"], store.GetDocuments("rule").Select(document => document.Name));
    }

    [Fact]
    public void A_document_replaces_only_the_version_that_it_was_made_of()
    {
        using IMetricStore store = Open(), other = Open();
        Assert.True(store.TrySetDocument(Document("slow", "first")));
        Assert.False(other.TrySetDocument(Document("SLOW", "also new")));
        StoredDocument read = other.FindDocument("rule", "slow")!;
        Assert.True(store.TrySetDocument(read with { Text = "second", Updated = 5 }));
        Assert.False(other.TrySetDocument(read with { Text = "too late" }));
        Assert.Equal(Document("slow", "second") with { Updated = 5, Version = 2 }, other.FindDocument("rule", "slow"));
    }

    [Fact]
    public void A_document_can_be_removed_and_made_anew()
    {
        using IMetricStore store = Open();
        Assert.True(store.TrySetDocument(Document("slow")));
        Assert.True(store.RemoveDocument("rule", "SLOW"));
        Assert.Empty(store.GetDocuments("rule"));
        Assert.True(store.TrySetDocument(Document("slow")));
    }

    private static StoredDocument Document(string name, string text = "text") => new("rule", name, text) { Created = 1, Updated = 2 };
}
