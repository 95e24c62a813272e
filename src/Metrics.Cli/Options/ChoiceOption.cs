using System.CommandLine;

namespace MetricsTools.CommandLine.Options;

/// <summary>One of a few words, in any case.</summary>
/// <typeparam name="T">The words.</typeparam>
internal sealed class ChoiceOption<T> : Option<string?> where T : struct, Enum
{
    private readonly IReadOnlyList<T> _choices;

    /// <summary>Makes the option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="choices">What can be chosen; everything when empty.</param>
    public ChoiceOption(string name, string description, params T[] choices) : base(name)
    {
        Description = description;
        _choices = choices.Length > 0 ? choices : Enum.GetValues<T>();
        HelpName = string.Join('|', _choices.Select(Word));
        CompletionSources.Add([.. _choices.Select(Word)]);
    }

    /// <summary>What was chosen, or null when it was not given.</summary>
    /// <exception cref="UsageException">It is none of the words.</exception>
    public T? Read(ParseResult parse)
    {
        if (parse.GetValue(this) is not { } text) return null;
        foreach (T choice in _choices)
        {
            if (Word(choice).Equals(text, StringComparison.OrdinalIgnoreCase)) return choice;
        }

        throw new UsageException($"{Name} takes {string.Join(", ", _choices.Select(Word))}, and was given '{text}'.");
    }

    private static string Word(T choice) => choice.ToString().ToLowerInvariant();
}
