using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace MetricsTools.PowerShell.Recording;

/// <summary>
/// Runs a script block in the scope of whoever wrote it, as dot-sourcing does, with one argument. Its streams are those of the cmdlet, so that redirection reaches
/// them, and what ends it comes out as it was: an error, <c>exit</c>, <c>break</c>, or a stop.
/// </summary>
internal sealed class BlockRunner(PSCmdlet cmdlet)
{
    // A steppable pipeline is the one public way to write into the streams of a cmdlet. It takes what it runs from variables alone; plain ones are had at once,
    // where anything else is compiled for every call.
    private const string Block = "__MetricsToolsBlock";
    private const string Argument = "__MetricsToolsArgument";
    private const string Streaming = $". ${Block} ${Argument}";

    // Only in a try does an error of a statement end a block; and an error that no throw has thrown must not end the script round it.
    private const string Holding =
        $$"""
        . {
            try { . ${{Block}} ${{Argument}}[0] }
            catch {
                ${{Argument}}[2].Add($_)
                if ($_.Exception -isnot [System.Management.Automation.RuntimeException] -or $_.Exception.WasThrownFromThrowStatement) { throw }
            }
        } | & { begin { $held = ${{Argument}}[1] } process { $held.Add($_) } }
        """;

    // As a catch does, a switch sets $_.
    private const string Catching = $$""". { switch (${{Argument}}) { default { . ${{Block}} $_ } } }""";

    /// <summary>Runs a block; what it writes goes on at once.</summary>
    public void Stream(ScriptBlock block, object argument) => Run(Streaming, block, argument);

    /// <summary>Runs a block for an error, which is <c>$_</c> in it.</summary>
    public void Catch(ScriptBlock block, ErrorRecord error) => Run(Catching, block, error);

    /// <summary>Runs a block and keeps what it writes; any error that a try would catch ends it.</summary>
    /// <param name="block">The block.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="output">Takes what it writes, also when it fails.</param>
    public void Hold(ScriptBlock block, object argument, List<object?> output)
    {
        var errors = new List<object>();
        Run(Holding, block, new object[] { argument, output, errors });
        if (errors.Count > 0) ExceptionDispatchInfo.Capture(((ErrorRecord)PSObject.AsPSObject(errors[0]).BaseObject).Exception).Throw();
    }

    private void Run(string wrapper, ScriptBlock block, object argument)
    {
        PSVariableIntrinsics variables = cmdlet.SessionState.PSVariable;
        (object? outerBlock, object? outerArgument) = (variables.GetValue(Block), variables.GetValue(Argument));
        variables.Set(Block, block);
        variables.Set(Argument, argument);
        try
        {
            using SteppablePipeline pipeline = ScriptBlock.Create(wrapper).GetSteppablePipeline(CommandOrigin.Internal);
            pipeline.Begin(cmdlet);
            pipeline.Process();
            pipeline.End();
        }
        finally
        {
            Restore(variables, Block, outerBlock);
            Restore(variables, Argument, outerArgument);
        }
    }

    // One may run within another.
    private static void Restore(PSVariableIntrinsics variables, string name, object? outer)
    {
        if (outer is null) variables.Remove(name);
        else variables.Set(name, outer);
    }
}
