using System.CommandLine;
using System.CommandLine.Parsing;

namespace MetricsTools.CommandLine.Options;

/// <summary>
/// Finds options that do not exist. The parser takes an unknown one for an argument, so that a typo would become the name of a metric or a value; a number
/// below zero is one, and what stands after <c>--</c> may begin as it likes.
/// </summary>
internal static class UnknownOption
{
    /// <summary>The first unknown option, or null.</summary>
    public static string? Find(ParseResult parse)
    {
        IReadOnlyList<Token> tokens = parse.Tokens;
        Token[] suspects =
        [
            .. tokens.TakeWhile(static token => token.Type != TokenType.DoubleDash).Where(static token => token.Type == TokenType.Argument && LooksLikeOption(token.Value)),
        ];
        if (suspects.Length == 0) return null;
        Token[] arguments =
        [
            .. parse.CommandResult.Command.Arguments.SelectMany(argument => parse.GetResult(argument)?.Tokens ?? []),
        ];
        return suspects.FirstOrDefault(suspect => parse.UnmatchedTokens.Contains(suspect.Value) || Array.Exists(arguments, argument => argument.Equals(suspect)))?.Value;
    }

    private static bool LooksLikeOption(string text) => text.Length > 1 && text[0] == '-' && !char.IsAsciiDigit(text[1]) && text[1] != '.';
}
