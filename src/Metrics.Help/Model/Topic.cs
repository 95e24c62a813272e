namespace MetricsTools.Help.Model;

/// <summary>A topic about something, such as <c>about_MetricsTools</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is about, in one line.</param>
/// <param name="Blocks">Its text.</param>
internal sealed record Topic(string Name, string Summary, IReadOnlyList<TopicBlock> Blocks);
