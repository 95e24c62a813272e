using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MetricsTools.Alerts.Webhooks;

/// <summary>A server on this machine that answers posts as it is told, in order, and keeps what it was sent.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Queue<int> _answers;
    private readonly Thread _thread;

    /// <summary>Makes a server.</summary>
    /// <param name="answers">The status codes of its answers; after the last one 200, and 0 for none at all.</param>
    public Receiver(params int[] answers)
    {
        _answers = new Queue<int>(answers);
        Port = FreePort();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public int Port { get; }

    public Uri Address => new($"http://user:hunter2@127.0.0.1:{Port}/hook/token?key=hunter2");

    public List<(string Type, string Body)> Posts { get; } = [];

    public static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    public void Dispose()
    {
        _listener.Close();
        _thread.Join();
    }

    private void Serve()
    {
        var unanswered = new List<HttpListenerContext>();
        try
        {
            while (true)
            {
                HttpListenerContext context = _listener.GetContext();
                using (var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8)) Posts.Add((context.Request.ContentType!, reader.ReadToEnd()));
                int answer = _answers.Count > 0 ? _answers.Dequeue() : 200;
                if (answer == 0)
                {
                    unanswered.Add(context);
                    continue;
                }

                context.Response.StatusCode = answer;
                if (answer == 302) context.Response.RedirectLocation = $"http://127.0.0.1:{Port}/other";
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
