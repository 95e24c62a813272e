namespace MetricsTools.Formats;

/// <summary>
/// Keeps the text cells of a CSV file from being run as formulas by a spreadsheet, without changing what is read back.
/// Call a text dangerous when, after any number of apostrophes (also none), it goes on with one of <c>= + - @</c>, tab or CR. On writing, a dangerous
/// text gets one apostrophe in front; on reading, a dangerous text that begins with an apostrophe loses one. So <c>=1</c> is written as <c>'=1</c>
/// and <c>'=1</c> as <c>''=1</c>, while <c>'tis</c> and <c>'</c> stay as they are: every text is read back as it was. A dangerous text without an
/// apostrophe, which only another program writes, is read as it stands.
/// </summary>
internal static class CsvCell
{
    /// <summary>The cell of a text.</summary>
    public static string? Neutralize(string? text) => text is not null && IsDangerous(text) ? "'" + text : text;

    /// <summary>The text of a cell.</summary>
    public static string Restore(string cell) => cell.Length > 0 && cell[0] == '\'' && IsDangerous(cell) ? cell.Substring(1) : cell;

    private static bool IsDangerous(string text)
    {
        int position = 0;
        while (position < text.Length && text[position] == '\'') position++;
        return position < text.Length && text[position] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
