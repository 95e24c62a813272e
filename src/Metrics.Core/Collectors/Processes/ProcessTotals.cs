namespace MetricsTools.Collectors.Processes;

/// <summary>What a process had used when it was read last.</summary>
internal sealed class ProcessTotals
{
    private RunningTotal _user, _system, _read, _written;

    /// <summary>Begins.</summary>
    /// <param name="isNew">Whether all that it has used is news.</param>
    public ProcessTotals(bool isNew) => _user = _system = _read = _written = isNew ? RunningTotal.Zero : RunningTotal.New;

    /// <summary>The reading that it was in last.</summary>
    public int Round { get; set; }

    /// <summary>What it has used since it was read last; NaN where that is not known.</summary>
    public ProcessIncrement Next(in ProcessUse use) =>
        new(_user.Next(use.UserSeconds), _system.Next(use.SystemSeconds), _read.Next(use.BytesRead), _written.Next(use.BytesWritten));
}
