using System.Text;

namespace HybridTrust.Runner.PowerShell;

/// <summary>
/// Text on its way to and from the bridge: base64 of UTF-8. Windows PowerShell's console has a code page, and each version of
/// ConvertFrom-Json makes dates of other texts; letters and digits pass them all unchanged.
/// </summary>
internal static class WireText
{
    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <exception cref="FormatException">This is not base64.</exception>
    public static string Decode(string wire) => Encoding.UTF8.GetString(Convert.FromBase64String(wire));
}
