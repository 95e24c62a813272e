namespace MetricsTools.References;

/// <summary>A type that an emitted assembly refers to, and a method of it that takes a text and a number, and gives a truth.</summary>
internal sealed record EmittedReference(string Assembly, Version Version, string Namespace, string Type, string? Method = null);
