namespace MetricsTools.Views.Rows;

/// <summary>The usage events of one type.</summary>
/// <param name="EventType">The type, such as <c>page_view</c>.</param>
/// <param name="Page">The page; empty for all pages together.</param>
/// <param name="Count">The number of events.</param>
/// <param name="Users">The number of distinct users, or null when they are not known.</param>
public sealed record EventRow(string EventType, string Page, long Count, long? Users);
