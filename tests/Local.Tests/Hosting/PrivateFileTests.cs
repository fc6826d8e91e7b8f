using Xunit;

namespace HybridTrust.Local.Hosting;

public sealed class PrivateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tokens_and_keys_are_for_this_account_only_and_stay_the_same()
    {
        var token = TokenFile.Open(_folder.In("a.token"));
        using var first = SigningCertificate.Open(_folder.In("signer.pem"), "job-signer", TimeProvider.System);
        using var second = SigningCertificate.Open(_folder.In("signer.pem"), "job-signer", TimeProvider.System);

        Assert.Equal(token.Token, TokenFile.Open(_folder.In("a.token")).Token);
        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.True(second.HasPrivateKey);
        Assert.Contains("SIMULATED", second.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Token, token.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.In("a.token")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.In("signer.pem")));
        }
    }

    [Fact]
    public void A_temporary_folder_goes_and_a_named_one_stays()
    {
        string temporary;
        using (var folder = DataFolder.Open(directory: null))
        {
            temporary = folder.FullPath;
            File.WriteAllText(Path.Combine(temporary, "x"), "x");
        }

        using (DataFolder.Open(_folder.In("kept")))
        {
            // Only opened.
        }

        Assert.False(Directory.Exists(temporary));
        Assert.True(Directory.Exists(_folder.In("kept")));
    }
}
