namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the ids of time zones.</summary>
internal sealed class TimeZoneCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) =>
        ["Local", "UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(static zone => zone.Id.Contains(' ') ? $"'{zone.Id}'" : zone.Id)];
}
