using System.Management.Automation;
using MetricsTools.Configuration;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Records served requests of HTTP: route, status code, duration and user.</para>
/// <para type="description">Records how long a request took as <c>http.server.request.duration</c>, a Histogram in seconds, with the tags <c>http.route</c>,
/// <c>http.request.method</c> and <c>http.response.status_code</c>, and from 400 on <c>error.type</c>, as OpenTelemetry has them. A user becomes a member of the Set
/// <c>usage.users</c>, with the same tags. Get-MetricBreakdown shows what comes of it.</para>
/// <para type="description">A query is cut off the route, and numbers, GUIDs and long rows of hexadecimal digits in it become <c>{id}</c>; -RouteTemplate names routes,
/// and -LiteralRoute takes them as they are. Requests of <c>/health</c>, <c>/ready</c>, <c>/ping</c>, <c>/internal/*</c> and <c>/admin/system/*</c> are left out:
/// the setting ExcludedRoute says which.</para>
/// <para type="description">A piped object gives Route (or Path or Url), Method, StatusCode (or Status), Duration, User (or UserName), Timestamp (or Time) and Tag by its members,
/// unless the parameter is given. A bad record is one error that names it, and the others are kept.</para>
/// </summary>
/// <input cref="PSObject">An object with a Route, StatusCode and Duration and perhaps a Method, User, Timestamp or Tag, such as a row of an access log.</input>
/// <note>It returns at once: what was recorded is stored in the background, after 20 records or 10 seconds, or before this session asks the store something. With
/// -Unbuffered it is stored before the command ends.</note>
/// <example>
/// <code>
/// Add-MetricRequest /orders/42 -Method GET -StatusCode 200 -Duration 0.12 `
///     -User ann@example.com
/// Add-MetricRequest /orders/43?full=1 GET 500 280ms -User bob@example.com
/// Get-MetricBreakdown |
///     Format-Table Tag, Count, ErrorRate, Average, DistinctUsers
/// </code>
/// <shows>
/// Tag                     Count ErrorRate Average DistinctUsers
/// ---                     ----- --------- ------- -------------
/// http.route=/orders/{id}     2      0.50    0.20             2
/// </shows>
/// <para>Records two requests of one route.</para>
/// </example>
/// <example>
/// <code>
/// 'time,url,verb,code,took', '2026-01-31T08:00:00Z,/cart?id=7,POST,201,35',
///     '2026-01-31T08:00:01Z,/cart,POST,42,31' | ConvertFrom-Csv |
///     Add-MetricRequest -Method { $_.verb } -StatusCode { $_.code } `
///         -Duration { [timespan]::FromMilliseconds($_.took) } `
///         -ErrorVariable failed -ErrorAction SilentlyContinue
/// (Get-MetricSnapshot http.server.request.duration).Count
/// "$failed"
/// </code>
/// <shows>
/// 1
/// 42 is no status code of HTTP, which are 100 to 599.
/// </shows>
/// <para>Reads an access log whose columns have other names. The bad row is one error.</para>
/// </example>
/// <example>
/// <code>
/// '/users/ann/posts', '/users/bob/posts' | ForEach-Object {
///     Add-MetricRequest $_ GET 200 0.05 -RouteTemplate '/users/{user}/posts'
/// }
/// (Get-MetricBreakdown).Tag.'http.route'
/// </code>
/// <shows>
/// /users/{user}/posts
/// </shows>
/// <para>Says what in a route is not part of its name.</para>
/// </example>
/// <link>Get-MetricBreakdown</link>
/// <link>Add-MetricEvent</link>
/// <link>Set-MetricConfiguration</link>
/// <link>about_MetricsTools_Requests</link>
[Cmdlet(VerbsCommon.Add, "MetricRequest", SupportsShouldProcess = true)]
public sealed class AddMetricRequestCommand : UsageCommand
{
    private RouteRules _rules = new();

    /// <summary>
    /// <para>The path that was asked for, or its route. Query, fragment and host are cut off. Or a script block that gives it for each object in <c>$_</c>.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RouteCompleter))]
    [AllowNull]
    public object? Route { get; set; }

    /// <summary>
    /// <para>The method. One that is not among those of HTTP is recorded as <c>_OTHER</c>.</para>
    /// </summary>
    /// <default>_OTHER</default>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RequestMethodCompleter))]
    [AllowNull]
    public object? Method { get; set; }

    /// <summary>
    /// <para>The status code of the response: 100 to 599. From 400 on the request is an error.</para>
    /// </summary>
    [Parameter(Position = 2)]
    [AllowNull]
    public object? StatusCode { get; set; }

    /// <summary>
    /// <para>How long it took: a TimeSpan, a number of seconds, or text with a unit such as <c>250ms</c>.</para>
    /// </summary>
    [Parameter(Position = 3)]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [AllowNull]
    public object? Duration { get; set; }

    /// <summary>
    /// <para>Names of routes, such as <c>/users/{id}/posts</c>; a last <c>{*rest}</c> takes all that follows. The first that a path fits is its route.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RouteCompleter))]
    public string[]? RouteTemplate { get; set; }

    /// <summary>
    /// <para>Takes paths that fit no template as they are, but for the query: for applications that give routes.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter LiteralRoute { get; set; }

    /// <inheritdoc/>
    private protected override string Subject => "requests";

    /// <inheritdoc/>
    private protected override object? Target => Route;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Fatal(() => _rules = new RouteRules
    {
        Excluded = (string[])Configuration.Get(SettingDefinitions.ExcludedRoute, null).Value,
        Templates = [.. (RouteTemplate ?? []).Select(static text => new RouteTemplate(text))],
        IsLiteral = LiteralRoute,
    });

    /// <inheritdoc/>
    private protected override IReadOnlyList<MetricRecord> Read()
    {
        string? path = TextOf(nameof(Route), Route, "Path", "Url");
        string? route = _rules.RouteOf(path);
        IReadOnlyList<MetricRecord> records = new RequestMeasurement
        {
            Route = route ?? "/",
            Method = TextOf(nameof(Method), Method),
            StatusCode = StatusCodeReader.Read(Field(nameof(StatusCode), StatusCode, "Status")),
            Duration = SecondsReader.Read(Field(nameof(Duration), Duration)),
            User = ReadUser(),
            Tags = ReadTags(),
            Timestamp = ReadTimestamp(),
        }.ToRecords();
        if (route is not null) return records;
        WriteVerbose($"A request is left out, because the setting {SettingDefinitions.ExcludedRoute.Name} says so.");
        return [];
    }
}
