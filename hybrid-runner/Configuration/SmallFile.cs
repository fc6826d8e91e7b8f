using System.Diagnostics.CodeAnalysis;

namespace HybridTrust.Runner.Configuration;

/// <summary>Reads the small files a runner is set up with.</summary>
internal static class SmallFile
{
    private const int Largest = 1024 * 1024;

    /// <summary>The file's bytes, or a sentence that says why there are none.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? why)
    {
        bytes = null;
        why = null;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > Largest)
            {
                why = $"The file has {length} bytes; no file of a runner has more than {Largest}. Give the right path.";
                return false;
            }

            bytes = File.ReadAllBytes(path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            why = $"The file cannot be read: {failure.Message} Give a path that the runner's account can read.";
            return false;
        }
    }
}
