namespace MetricsTools.Help.Model;

/// <summary>What a piece of a topic is.</summary>
internal enum TopicBlockKind
{
    /// <summary>The title of what follows.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>Code, or what it shows.</summary>
    Code,
}
