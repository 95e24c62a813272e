namespace MetricsTools.Packaging;

/// <summary>Runs a part of the packaging for the build.</summary>
internal static class Packaging
{
    /// <summary>Runs work; gives the exit code, and says what is wrong.</summary>
    public static int Try(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (PackagingException exception)
        {
            // In the form that MSBuild takes for an error.
            Console.Error.WriteLine($"error : {exception.Message}");
            return 1;
        }
    }
}
