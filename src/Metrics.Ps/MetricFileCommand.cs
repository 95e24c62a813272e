using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that write a file of what the store holds of metrics.</summary>
public abstract class MetricFileCommand : RangeCommand
{
    /// <summary>
    /// <para>The file to write.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Does not replace a file that is there.</para>
    /// </summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>
    /// <para>Writes the file to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The file's full path.</summary>
    /// <exception cref="MetricException">It is not a path of files.</exception>
    private protected string FullPath => ResolvePath(Path);

    /// <summary>The names and patterns, each once. One that does not exist is an error of its own, after which the others follow.</summary>
    private protected List<string> KnownNames()
    {
        var known = new List<string>();
        ForEachName(Name, name =>
        {
            Queries.Selector.SelectMetrics(name);
            known.Add(name);
        });
        return known;
    }
}
