using System.CommandLine;

namespace MetricsTools.CommandLine.Options;

/// <summary>Names of metrics.</summary>
internal sealed class NamesArgument : Argument<string[]>
{
    /// <summary>Makes the argument.</summary>
    public NamesArgument(ArgumentArity arity, string description = "Names of metrics; wildcards are allowed: 'build.*'.") : base("names")
    {
        Description = description;
        Arity = arity;
    }
}
