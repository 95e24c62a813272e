namespace MetricsTools.Views.Live;

/// <summary>A terminal that is written to.</summary>
public interface IScreen
{
    /// <summary>The number of columns; it may change.</summary>
    int Width { get; }

    /// <summary>The number of rows; it may change.</summary>
    int Height { get; }

    /// <summary>Writes text and escape codes, at once.</summary>
    void Write(string text);
}
