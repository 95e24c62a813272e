namespace MetricsTools.Configuration;

/// <summary>A file, by its full path.</summary>
internal sealed class PathType() : SettingType("a full path")
{
    /// <inheritdoc/>
    public override object Parse(string text) =>
        text.IndexOf('\0') < 0 && Path.IsPathRooted(text) && Path.GetFileName(text).Length > 0 ? text : throw new FormatException("it is not the full path of a file");

    /// <inheritdoc/>
    /// <remarks>A variable may name a file below the current location, as paths in a shell do.</remarks>
    public override object ParseVariable(string text) => text;
}
