namespace MetricsTools.Alerts.Webhooks;

/// <summary>The address of a webhook. User names, passwords, paths and queries may be secrets, so no message ever holds more than the host.</summary>
public static class WebhookAddress
{
    /// <summary>The address that a text is.</summary>
    /// <exception cref="MetricException">It is none of http or https.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0
            ? address
            : throw new MetricException(ErrorId.WebhookInvalid);

    /// <summary>The address as far as anybody may see it: <c>https://hooks.example.com/...</c></summary>
    public static string Mask(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + (address.PathAndQuery.Length > 1 || address.UserInfo.Length > 0 || address.Fragment.Length > 0 ? "/..." : "/");
}
