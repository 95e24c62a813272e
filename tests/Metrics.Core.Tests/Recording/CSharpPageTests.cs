using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Recording;

/// <summary>The code of docs/recording-from-csharp.md, which stands here line by line, and does what the page says.</summary>
public sealed class CSharpPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_code_of_the_page_records_what_it_says()
    {
        string path = _folder["metrics.db"];
        RunService(path);
        RunDirectly(path);
        using var store = SqliteMetricStore.Open(path, new StoreOptions());
        Assert.Equal(
            ["customers", "import.duration", "import.rows", "import.success", "order.duration", "orders.accepted", "queue.length"], store.GetMetrics().Select(metric => metric.Name));
        Assert.Equal("{order}", store.FindMetric("queue.length")!.Unit);
        Assert.Equal("s", store.FindMetric("order.duration")!.Unit);
        Assert.Equal("{row}", store.FindMetric("import.rows")!.Unit);
        Assert.Equal(2, store.GetUsage(store.FindMetric("orders.accepted")!.Id).SampleCount);
    }

    [Fact]
    public void Every_line_of_the_page_is_code_that_was_run_here()
    {
        string page = File.ReadAllText(Find("docs", "recording-from-csharp.md"));

        // The namespace of this file is one that the page has to name.
        string[] code = ["using MetricsTools.Recording;", .. File.ReadAllLines(Find("tests", "Metrics.Core.Tests", "Recording", "CSharpPageTests.cs")).Select(line => line.Trim())];
        bool isCode = false;
        int count = 0;
        foreach (string line in page.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isCode = line == "```csharp";
            else if (isCode && line.Length > 0) Assert.True(++count > 0 && code.Contains(line), line);
        }

        Assert.InRange(count, 20, 100);
    }

    private static void RunService(string path)
    {
        using var recorder = new BufferedRecorder(path);

        recorder.Add(new MetricRecord { Name = "orders.accepted", Kind = MetricKind.Counter, Value = 1 });
        recorder.Add(new MetricRecord { Name = "queue.length", Value = 42, Unit = "{order}", Tags = TagSet.Create([new Tag("host", "web1")]) });
        recorder.Add(new MetricRecord { Name = "order.duration", Kind = MetricKind.Histogram, Duration = TimeSpan.FromMilliseconds(250) });
        recorder.Add(new MetricRecord { Name = "customers", Kind = MetricKind.Set, Member = "4711" });

        using (OperationTimer timer = recorder.StartTimer("import", TagSet.Parse("source=erp")))
        {
            try
            {
                timer.AddValue("rows", Import(), "{row}");
            }
            catch (Exception exception)
            {
                timer.Fail(exception);
                throw;
            }
        }

        Assert.True(recorder.Flush());
        Assert.Empty(recorder.TakeReports());
        foreach (string sentence in recorder.TakeReports()) Console.Error.WriteLine(sentence);
    }

    private static void RunDirectly(string path)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write });
        using var direct = new MetricRecorder(store, new RecorderOptions());
        direct.Add(new MetricRecord { Name = "orders.accepted", Value = 1 });
        direct.Flush();
    }

    private static int Import() => 1200;

    private static string Find(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Metrics.Ps.sln"))) folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }
}
