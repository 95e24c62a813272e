namespace MetricsTools.Anomalies;

/// <summary>Carries the state of a detector back into it.</summary>
internal sealed class StateReader(BinaryReader reader) : StateTransfer
{
    /// <inheritdoc/>
    public override void Carry(ref long number) => number = reader.ReadInt64();

    /// <inheritdoc/>
    public override void Carry(ref double number) => number = reader.ReadDouble();
}
