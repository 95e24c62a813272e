namespace MetricsTools.Collectors.Processes;

/// <summary>Reads what processes use. What cannot be read is left out; nothing is thrown.</summary>
internal interface IProcessReader
{
    /// <summary>Reads the processes that are wanted.</summary>
    void Read(ProcessFilter filter, List<ProcessUse> found);
}
