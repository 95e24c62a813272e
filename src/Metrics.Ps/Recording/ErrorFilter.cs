using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Recording;

/// <summary>Tells which errors are worth another attempt: names of exceptions, with wildcards, types, and blocks that look at <c>$_</c>. Any of them is enough.</summary>
internal sealed class ErrorFilter
{
    private readonly List<WildcardPattern> _names = [];
    private readonly List<ScriptBlock> _blocks = [];

    /// <summary>Makes a filter; one of nothing lets every error through.</summary>
    public ErrorFilter(object[]? conditions)
    {
        foreach (object condition in conditions ?? [])
        {
            if (NumberReader.Unwrap(condition) is ScriptBlock block) _blocks.Add(block);
            else _names.Add(new WildcardPattern(NumberReader.Unwrap(condition) is Type type ? WildcardPattern.Escape(type.FullName ?? type.Name) : TagReader.TextOf(condition), WildcardOptions.IgnoreCase));
        }
    }

    /// <summary>Whether an error is one of those.</summary>
    public bool Fits(ErrorRecord error)
    {
        if (_names.Count == 0 && _blocks.Count == 0) return true;
        return TypesOf(error).Any(type => _names.Exists(name => name.IsMatch(type.Name) || name.IsMatch(type.FullName ?? type.Name)))
            || _blocks.Exists(block => LanguagePrimitives.IsTrue(block.InvokeWithContext(null, [new PSVariable("_", error)])));
    }

    private static IEnumerable<Type> TypesOf(ErrorRecord error)
    {
        foreach (Exception exception in new[] { error.Exception, ErrorType.Unwrap(error.Exception) })
        {
            for (Type? type = exception.GetType(); type is not null && type != typeof(object); type = type.BaseType) yield return type;
        }
    }
}
