using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Enrolments;

/// <summary>
/// The code that a person carries from the host to a runner's server: 25 letters and digits in five groups, 125 random bits. The
/// letters that are taken for digits (I, L, O) and U are not among them, and case does not matter.
/// </summary>
public static class EnrolmentCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 5;
    private const int GroupLength = 5;

    /// <summary>A new code, such as <c>7K2QX-…</c>.</summary>
    public static string New() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>A code as a person typed it, in its one spelling; null when it is none.</summary>
    public static string? Normalize(string typed)
    {
        // Longer than any spelling of a code: it is not looked through.
        if (typed.Length > 100)
        {
            return null;
        }

        var letters = new StringBuilder();
        foreach (var letter in typed.ToUpperInvariant().Where(c => c is not ('-' or ' ')))
        {
            var meant = letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
            if (!Alphabet.Contains(meant, StringComparison.Ordinal))
            {
                return null;
            }

            letters.Append(meant);
        }

        return letters.Length == Groups * GroupLength
            ? string.Join('-', letters.ToString().Chunk(GroupLength).Select(group => new string(group)))
            : null;
    }

    /// <summary>What is recorded of a code: SHA-256, 64 lower-case hex digits. At 125 random bits a plain hash tells nobody the code.</summary>
    public static string HashOf(string normalized) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(normalized)));
}
