namespace MetricsTools.Formats;

/// <summary>Writes text files whole or not at all, in one call (see <see cref="FileInProgress"/>).</summary>
public static class WholeFile
{
    /// <summary>Writes a file in place of the old one. When <paramref name="write"/> throws, nothing is changed and nothing is left behind.</summary>
    /// <exception cref="MetricException">The file exists, and <paramref name="noClobber"/> forbids replacing it.</exception>
    public static void Write(string path, bool noClobber, Action<TextWriter> write)
    {
        using FileInProgress file = FileInProgress.Create(path, noClobber);
        write(file.Text);
        file.Complete();
    }

    /// <summary>Adds to the end of a file. When <paramref name="write"/> throws, the file is cut back to what it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the text; its second argument is the first line of the file that is not blank, or null when there is none.</param>
    /// <exception cref="MetricException">The file is in another encoding than UTF-8.</exception>
    public static void Append(string path, Action<TextWriter, string?> write)
    {
        using FileInProgress file = FileInProgress.Append(path);
        write(file.Text, file.FirstLine);
        file.Complete();
    }
}
