using System.Net;
using System.Text.RegularExpressions;

namespace MetricsTools.Privacy;

/// <summary>Recognises tag values that tell who or where somebody is: by the key's name, or by the shape of the value.</summary>
internal static class PersonalData
{
    // Both match in one pass over the text, which is at most 256 characters long: they need no time limit.
    private static readonly Regex Email = new(@"^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.CultureInvariant);

    private static readonly Regex Path = new(
        @"^(?:~[\\/]|[A-Za-z]:[\\/]|\\\\[^\\]+\\|/(?:home|Users|root)(?:/|$)|file://)", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> PersonalKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "user", "username", "user_name", "user.name", "user.id", "userid", "user_id", "enduser.id", "login", "account", "email", "e-mail", "mail",
        "user.email", "ip", "ipaddress", "ip_address", "client.address", "clientip", "client_ip", "remote_addr", "path", "file.path", "filepath",
        "directory",
    };

    /// <summary>Whether a value must not be stored as it is.</summary>
    public static bool IsPersonal(string key, string value, ExemptKeys? exempt = null)
    {
        if ((exempt ?? ExemptKeys.Default).Contains(key)) return false;
        string trimmed = value.Trim();
        return PersonalKeys.Contains(key) || Email.IsMatch(trimmed) || Path.IsMatch(trimmed) || IsAddress(trimmed);
    }

    private static bool IsAddress(string value)
    {
        int colons = 0, dots = 0;
        foreach (char character in value)
        {
            if (character == ':') colons++;
            else if (character == '.') dots++;
        }

        // IPAddress.TryParse takes a bare number for an address; a four-part version number is one by shape, and is hashed too.
        bool hasShape = colons >= 2 || (dots == 3 && colons <= 1);
        if (!hasShape) return false;
        return IPAddress.TryParse(WithoutPort(value, dots == 3 && colons == 1), out _);
    }

    private static string WithoutPort(string address, bool hasPort)
    {
        int bracket = address[0] == '[' ? address.IndexOf(']') : -1;
        if (bracket > 0) return address.Substring(1, bracket - 1);
        return hasPort ? address.Substring(0, address.IndexOf(':')) : address;
    }
}
