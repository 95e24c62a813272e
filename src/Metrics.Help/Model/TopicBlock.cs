namespace MetricsTools.Help.Model;

/// <summary>A piece of a topic.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text: of code with its line ends, else in one line.</param>
internal sealed record TopicBlock(TopicBlockKind Kind, string Text);
