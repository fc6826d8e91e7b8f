using System.Security.Cryptography;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>A random bearer token that lies in a private file; a host that keeps its data keeps its tokens.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Token">The token. Never logged, printed or put on a command line.</param>
internal sealed record TokenFile(string Path, string Token)
{
    private const int Bytes = 32;

    /// <summary>The token in a file, made where there is none.</summary>
    public static TokenFile Open(string path)
    {
        if (Find(path) is { } kept)
        {
            return kept;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        PrivateFile.Write(path, token);
        return new TokenFile(path, token);
    }

    /// <summary>The token in a file; null where there is none.</summary>
    public static TokenFile? Find(string path) =>
        File.Exists(path) && File.ReadAllText(path).Trim() is { Length: 2 * Bytes } kept ? new TokenFile(path, kept) : null;

    /// <inheritdoc />
    public override string ToString() => $"token in {Path}";
}
