using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MetricsTools.Privacy;

/// <summary>
/// HMAC-SHA-256 (RFC 2104, FIPS 180-4) under a store's key. It protects data that is exported or shared. It does not protect a stolen store,
/// which holds the key: every IPv4 address is searched in hours.
/// </summary>
public sealed class KeyedHash(byte[] key)
{
    /// <summary>How a hashed text begins. What begins so, and has 16 hexadecimal digits after it, is not hashed again.</summary>
    public const string Prefix = "hmac:";

    /// <summary>The length of a hashed text.</summary>
    public const int TextLength = 5 + 16;

    private const int MemberBits = 52;

    /// <summary>A text of 21 characters that stands for a value: 64 bits of the hash. Two values of a million collide once in 36 million such stores.</summary>
    public string ToText(string value) => Prefix + First64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A whole number below 2^52 that stands for a member of a Set, exact as a double.</summary>
    public double ToMember(string value) => First64Bits(value) >> (64 - MemberBits);

    /// <summary>Whether a text is a hash already.</summary>
    public static bool IsHashed(string value)
    {
        if (value.Length != TextLength || !value.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        for (int i = Prefix.Length; i < value.Length; i++)
        {
            if (value[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f'))) return false;
        }

        return true;
    }

    private ulong First64Bits(string value)
    {
        using var hmac = new HMACSHA256(key);
        byte[] hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(value));
        ulong bits = 0;
        for (int i = 0; i < 8; i++) bits = (bits << 8) | hash[i];
        return bits;
    }
}
