using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HybridTrust.Certificates;

namespace HybridTrust.Runner.Configuration;

/// <summary>Reads tokens and certificates. A file that others could read is refused: what it holds is no secret any more.</summary>
internal static class Secrets
{
    /// <summary>The environment variable that may carry the token instead of a file.</summary>
    public const string TokenVariable = "HYBRIDTRUST_RUNNER_TOKEN";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The runner's token.</summary>
    public static string? RunnerToken(string? file, List<Problem> problems)
    {
        if (Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token)
        {
            return Checked(token.Trim(), TokenVariable, problems);
        }

        if (file is not null)
        {
            return Token(file, problems);
        }

        problems.Add(new Problem(TokenVariable, "$", "There is no token. Set the variable, or name a tokenFile in the config."));
        return null;
    }

    /// <summary>A token from its file.</summary>
    public static string? Token(string file, List<Problem> problems) =>
        Read(file, isSecret: true, problems) is { } bytes ? Checked(Encoding.UTF8.GetString(bytes).Trim(), file, problems) : null;

    /// <summary>The pinned signer's certificate.</summary>
    public static PublicCertificate? Signer(string file, List<Problem> problems)
    {
        if (Read(file, isSecret: false, problems) is not { } bytes)
        {
            return null;
        }

        if (FileGuard.WhyNot(file) is { } unsafeFile)
        {
            problems.Add(new Problem(file, "$", unsafeFile));
            return null;
        }

        try
        {
            return PublicCertificate.FromDer(bytes);
        }
        catch (FormatException malformed)
        {
            problems.Add(new Problem(file, "$", malformed.Message));
            return null;
        }
    }

    /// <summary>The runner's own certificate with its private key.</summary>
    public static X509Certificate2? RunnerCertificate(string file, List<Problem> problems)
    {
        const string Write = "Give a PFX without a password, or a PEM file with certificate and unencrypted RSA key, that only the runner's account can read.";
        if (Read(file, isSecret: true, problems) is not { } bytes)
        {
            return null;
        }

        try
        {
            var certificate = Load(bytes);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
            {
                return certificate;
            }

            certificate.Dispose();
            problems.Add(new Problem(file, "$", $"The certificate comes without an RSA private key. {Write}"));
        }
        catch (Exception malformed) when (malformed is CryptographicException or ArgumentException)
        {
            problems.Add(new Problem(file, "$", $"The certificate cannot be read. {Write}"));
        }

        return null;
    }

    private static X509Certificate2 Load(byte[] bytes)
    {
        if (bytes.AsSpan().IndexOf("-----BEGIN "u8) >= 0)
        {
            var text = Encoding.UTF8.GetString(bytes);
            return X509Certificate2.CreateFromPem(text, text);
        }

        // macOS knows no ephemeral keys; elsewhere the key never touches a key store.
        var storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        return X509CertificateLoader.LoadPkcs12(bytes, password: null, storage);
    }

    private static byte[]? Read(string file, bool isSecret, List<Problem> problems)
    {
        if (!SmallFile.TryRead(file, out var bytes, out var why))
        {
            problems.Add(new Problem(file, "$", why));
            return null;
        }

        if (isSecret && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
        {
            problems.Add(new Problem(file, "$",
                $"Other accounts may read or change this secret. Run 'chmod 600 {file}', and replace the secret if others could have read it."));
            return null;
        }

        return bytes;
    }

    // A header value: a stray line break would end up in the request.
    private static string? Checked(string token, string source, List<Problem> problems)
    {
        if (token.Length is > 0 and <= 8192 && token.All(c => c is > ' ' and < '\u007f'))
        {
            return token;
        }

        problems.Add(new Problem(source, "$", "This is not a token: one line of printable characters is expected. Enrol again to receive one."));
        return null;
    }
}
