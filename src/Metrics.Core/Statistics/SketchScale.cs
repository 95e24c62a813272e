using System.Runtime.CompilerServices;

namespace MetricsTools.Statistics;

/// <summary>The buckets of a base-2 exponential histogram: which one a magnitude falls into, and which value stands for it.</summary>
/// <remarks>
/// At scale s the base is b = 2^(2^-s), and bucket i covers (b^i, b^(i+1)]: the bounds of OpenTelemetry's exponential histogram (data model, version 1)
/// and of Prometheus' native histograms. Bucket i of a scale covers buckets 2 i and 2 i + 1 of the next finer one.
/// </remarks>
internal static class SketchScale
{
    /// <summary>The finest scale: 64 buckets between a power of two and the next.</summary>
    public const int Finest = 6;

    /// <summary>The coarsest scale that a sketch ever needs: one bucket between a power of two and the next.</summary>
    public const int Coarsest = 0;

    /// <summary>The lowest bucket of the finest scale, that of the smallest double.</summary>
    public const int LowestIndex = (-1074 * PerOctave) - 1;

    /// <summary>The highest bucket of the finest scale, that of the largest double.</summary>
    public const int HighestIndex = (1024 * PerOctave) - 1;

    private const int PerOctave = 1 << Finest;
    private const int MantissaBits = 52;
    private const int CellBits = 7;
    private const ulong MantissaMask = (1UL << MantissaBits) - 1;

    // Mantissa j is that of 2^(j/64), cut off: only mantissas above it are above that bound. The last one is above all.
    private static readonly ulong[] Bounds =
    [
        0x0_0000_0000_0000, 0x0_2C9A_3E77_8060, 0x0_59B0_D315_8574, 0x0_8745_1875_9BC8,
        0x0_B558_6CF9_890F, 0x0_E3EC_32D3_D1A2, 0x1_1301_D012_5B50, 0x1_429A_AEA9_2DDF,
        0x1_72B8_3C7D_517A, 0x1_A35B_EB6F_CB75, 0x1_D487_3168_B9AA, 0x2_063B_8862_8CD6,
        0x2_387A_6E75_6238, 0x2_6B45_65E2_7CDD, 0x2_9E9D_F51F_DEE1, 0x2_D285_A6E4_030B,
        0x3_06FE_0A31_B715, 0x3_3C08_B264_16FF, 0x3_71A7_373A_A9CA, 0x3_A7DB_34E5_9FF6,
        0x3_DEA6_4C12_3422, 0x4_160A_21F7_2E29, 0x4_4E08_6061_892D, 0x4_86A2_B5C1_3CD0,
        0x4_BFDA_D536_2A27, 0x4_F9B2_769D_2CA6, 0x5_342B_569D_4F81, 0x5_6F47_36B5_27DA,
        0x5_AB07_DD48_5429, 0x5_E76F_15AD_2148, 0x6_247E_B03A_5584, 0x6_6238_8255_2224,
        0x6_A09E_667F_3BCC, 0x6_DFB2_3C65_1A2E, 0x7_1F75_E8EC_5F73, 0x7_5FEB_5642_67C8,
        0x7_A114_73EB_0186, 0x7_E2F3_36CF_4E62, 0x8_2589_994C_CE12, 0x8_68D9_9B44_92EC,
        0x8_ACE5_422A_A0DB, 0x8_F1AE_9915_7736, 0x9_3737_B0CD_C5E4, 0x9_7D82_9FDE_4E4F,
        0x9_C491_82A3_F090, 0xA_0C66_7B5D_E564, 0xA_5503_B23E_255C, 0xA_9E6B_5579_FDBF,
        0xA_E89F_995A_D3AD, 0xB_33A2_B84F_15FA, 0xB_7F76_F2FB_5E46, 0xB_CC1E_904B_C1D2,
        0xC_199B_DD85_529C, 0xC_67F1_2E57_D14B, 0xC_B720_DCEF_9069, 0xD_072D_4A07_897B,
        0xD_5818_DCFB_A487, 0xD_A9E6_03DB_3285, 0xD_FC97_337B_9B5E, 0xE_502E_E78B_3FF6,
        0xE_A4AF_A2A4_90D9, 0xE_FA1B_EE61_5A27, 0xF_5076_5B6E_4540, 0xF_A7C1_819E_90D8,
        MantissaMask,
    ];

    private static readonly byte[] Cells = CountBounds();

    /// <summary>The bucket of a magnitude, at the finest scale.</summary>
    /// <remarks>Exact. Bounds are further apart than cells are wide, so that one comparison corrects what the table of cells says.</remarks>
    /// <param name="bits">The bits of a finite double above zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(ulong bits)
    {
        if (bits >> MantissaBits == 0) return IndexOfSubnormal(bits);
        ulong mantissa = bits & MantissaMask;
        int below = Cells[(int)(mantissa >> (MantissaBits - CellBits))];
        below += (int)((Bounds[below] - mantissa) >> 63);
        return (((int)(bits >> MantissaBits) - 1023) * PerOctave) + below - 1;
    }

    /// <summary>The lower bound of a bucket, b^i, within one unit in the last place.</summary>
    public static double LowerBound(int index, int scale)
    {
        int fine = index << (Finest - scale);
        ulong mantissa = Bounds[fine & (PerOctave - 1)];
        return Power(1 + (mantissa / (double)(1UL << MantissaBits)), fine >> Finest);
    }

    /// <summary>
    /// The value that stands for a bucket: 2 b^(i+1) / (1 + b), the harmonic mean of its bounds, which is off by the same share from both.
    /// </summary>
    public static double Representative(int index, int scale)
    {
        int fine = index << (Finest - scale);
        ulong mantissa = Bounds[fine & (PerOctave - 1)];
        double lower = 1 + (mantissa / (double)(1UL << MantissaBits));
        return Power(lower * (1 + RelativeError(scale)), fine >> Finest);
    }

    /// <summary>How far from its true value a representative is at most, as a share: (b - 1) / (b + 1); 0.0054 at the finest scale.</summary>
    public static double RelativeError(int scale)
    {
        double growth = Growth(scale);
        return growth / (growth + 2);
    }

    /// <summary>By which share of its lower bound a bucket is wide: b - 1.</summary>
    public static double Growth(int scale) =>
        scale == Coarsest ? 1 : Bounds[1 << (Finest - scale)] / (double)(1UL << MantissaBits);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int IndexOfSubnormal(ulong bits)
    {
        double normal = BitConverter.Int64BitsToDouble((long)bits) * (1L << MantissaBits);
        return IndexOf((ulong)BitConverter.DoubleToInt64Bits(normal)) - (MantissaBits * PerOctave);
    }

    // In two steps, because the smallest powers of two have no normal double.
    private static double Power(double mantissa, int exponent)
    {
        int half = exponent / 2;
        return mantissa * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << MantissaBits);

    private static byte[] CountBounds()
    {
        byte[] cells = new byte[1 << CellBits];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            ulong start = (ulong)cell << (MantissaBits - CellBits);
            while (Bounds[cells[cell]] < start) cells[cell]++;
        }

        return cells;
    }
}
