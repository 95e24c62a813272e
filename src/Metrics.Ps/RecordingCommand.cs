using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Recording;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>
/// What cmdlets share that record something of the script they stand in: they return at once, and neither a store that is locked nor one that is gone fails or slows
/// the script. What went wrong meanwhile is a warning of the next call.
/// </summary>
public abstract class RecordingCommand : MetricCommand
{
    private BufferedRecorder? _buffer;
    private MetricRecorder? _recorder;
    private bool? _isConfirmed;
    private bool? _isRecording;

    /// <summary>
    /// <para>Stores before the command ends, instead of in the background. A failure of the store is then an error of this command.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Unbuffered { get; set; }

    /// <summary>Whether anything is recorded: not with -WhatIf, and not while recording is off, for which the verbose stream says why. Asked once in a pipeline.</summary>
    private protected bool IsRecording => _isRecording ??= IsConfirmed && (Unbuffered ? IsRecordingOn() : IsBufferOn());

    /// <summary>Whether anything is to change: not with -WhatIf. Asked once in a pipeline.</summary>
    private protected bool IsConfirmed => _isConfirmed ??= ShouldProcess(StorePath, "Record metrics");

    /// <summary>Records; a record that is not acceptable is an error of this command where that can be told at once, and else a warning of the next one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="subject">What it is, for the sentence that reports a failure.</param>
    /// <exception cref="MetricException">It is not acceptable, or -Unbuffered is given and the store failed.</exception>
    private protected void Record(MetricRecord record, string subject = BufferOptions.Samples)
    {
        if (!IsRecording) return;
        if (Unbuffered) Recorder.Add(record);
        else Add(record, subject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Try(null, () => _recorder?.Flush());

    /// <inheritdoc/>
    protected override void Settle()
    {
        try
        {
            _recorder?.Flush();
        }
        catch (MetricException)
        {
            // The pipeline has ended; an error that could be reported was reported by EndProcessing.
        }
    }

    /// <summary>Stores what was recorded without a buffer, so that another store can follow.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    private protected void LeaveStore()
    {
        _recorder?.Flush();
        (_recorder, _buffer, _isRecording) = (null, null, null);
        CloseStore();
    }

    private MetricRecorder Recorder
    {
        get
        {
            if (_recorder is not null) return _recorder;
            IMetricStore store = OpenStore(StoreAccess.Write);
            return _recorder = new MetricRecorder(store, SettingsOf(store).ToRecorderOptions(WriteWarning));
        }
    }

    private void Add(MetricRecord record, string subject)
    {
        // Another runspace may have removed the module.
        while (!(_buffer ??= FindBuffer()).TryAdd(record, subject)) _buffer = null;
    }

    private BufferedRecorder FindBuffer() => SessionBuffers.For(StorePath, StoreSession.AllowsNetwork(StorePath));

    private bool IsBufferOn()
    {
        _buffer = FindBuffer();
        foreach (string report in _buffer.TakeReports()) WriteWarning(report);
        string? why = Configuration.WhyOffAnywhere() ?? _buffer.WhyOff;
        if (why is not null) WriteVerbose(why);
        return why is null;
    }
}
