namespace MetricsTools.Anomalies;

/// <summary>
/// Carries the state of a detector out of it or back into it, field by field in one order, so that either way is written down once. Numbers are little-endian.
/// </summary>
internal abstract class StateTransfer
{
    /// <summary>Carries a number.</summary>
    public abstract void Carry(ref long number);

    /// <summary>Carries a number.</summary>
    public abstract void Carry(ref double number);

    /// <summary>Carries a number that lies in a range.</summary>
    public void Carry(ref int number, int minimum, int maximum)
    {
        long wide = number;
        Carry(ref wide);
        if (wide < minimum || wide > maximum) throw new InvalidDataException($"{wide} is out of range");
        number = (int)wide;
    }

    /// <summary>Carries numbers, as many as there is room for.</summary>
    public void Carry(long[] numbers)
    {
        for (int i = 0; i < numbers.Length; i++) Carry(ref numbers[i]);
    }

    /// <summary>Carries numbers, as many as there is room for.</summary>
    public void Carry(double[] numbers)
    {
        for (int i = 0; i < numbers.Length; i++) Carry(ref numbers[i]);
    }

    /// <summary>Carries numbers that are not below zero, as many as there is room for.</summary>
    public void Carry(int[] numbers)
    {
        for (int i = 0; i < numbers.Length; i++) Carry(ref numbers[i], 0, int.MaxValue);
    }
}
