using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace MetricsTools.Alerts.Webhooks;

/// <summary>
/// Posts JSON over HTTP. What may pass is tried again: no answer, 408, 429 and 5xx. Redirections are not followed and no credentials of the user are sent, since
/// an address may come from a store that others write to.
/// </summary>
/// <param name="options">How long and how often it is tried.</param>
public sealed class Webhook(WebhookOptions options) : IDisposable
{
    private const HttpStatusCode TooManyRequests = (HttpStatusCode)429;

    private readonly HttpClient _client = CreateClient();

    /// <summary>Posts a body.</summary>
    /// <exception cref="MetricException">It did not arrive.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Post(Uri address, byte[] json, CancellationToken cancellation)
    {
        for (int attempt = 0; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryPost(address, json, cancellation, out bool mayPass) is not { } obstacle) return;
            if (!mayPass || attempt >= options.Delays.Count) throw new MetricException(ErrorId.WebhookFailed, WebhookAddress.Mask(address), attempt + 1, obstacle);
            options.Wait(options.Delays[attempt], cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Messages of the network hold no more than the host and its port, so they may be shown; those of HTTP hold the address, and may not.
    private string? TryPost(Uri address, byte[] json, CancellationToken cancellation, out bool mayPass)
    {
        mayPass = true;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            using HttpResponseMessage response = _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false).GetAwaiter().GetResult();
            if (response.IsSuccessStatusCode) return null;
            mayPass = response.StatusCode is HttpStatusCode.RequestTimeout or TooManyRequests || (int)response.StatusCode >= 500;
            return $"the answer is {(int)response.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            Exception cause = exception.GetBaseException();
            return cause is SocketException ? cause.Message : cause.GetType().Name;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return FormattableString.Invariant($"there is no answer within {options.Timeout.TotalSeconds} s");
        }
    }

    private static HttpClient CreateClient()
    {
#if !NET
        // Windows PowerShell itself is built for a .NET Framework that offers only what is not accepted any more.
        if (ServicePointManager.SecurityProtocol != 0) ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
#endif
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseDefaultCredentials = false, UseCookies = false };
        return new HttpClient(handler, disposeHandler: true) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }
}
