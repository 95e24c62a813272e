namespace MetricsTools.Anomalies;

/// <summary>Carries the state of a detector out of it.</summary>
internal sealed class StateWriter(BinaryWriter writer) : StateTransfer
{
    /// <inheritdoc/>
    public override void Carry(ref long number) => writer.Write(number);

    /// <inheritdoc/>
    public override void Carry(ref double number) => writer.Write(number);
}
