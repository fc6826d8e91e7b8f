using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Proofs;
using HybridTrust.Simulation.Client;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>Carries out the seeds' steps 2 to 5 by hand, and lets the simulated service try.</summary>
internal static class TrustChain
{
    public static async Task EstablishAsync(this TestEstate estate, string server = TestEstate.ShellServer)
    {
        await estate.RunAsync(NewMailUser(), server);
        await estate.RunAsync(NewRoleAssignment("UserApplication"), server);
        await estate.RunAsync(NewRoleAssignment("ArchiveApplication"), server);
        await estate.RunAsync(NewPartnerApplication(), server);
        await estate.UploadAsync();
    }

    /// <summary>Adds the current auth certificate to the Skype principal, beside the keys that are there.</summary>
    public static async Task UploadAsync(this TestEstate estate)
    {
        var directory = new EstateDirectory(estate.Http, TimeProvider.System);
        var principal = (await directory.FindServicePrincipalAsync(TestEstate.Skype, CancellationToken.None))!;
        var certificate = await estate.AuthCertificateAsync();
        await directory.ReplaceKeysAsync(
            principal.ObjectId,
            [.. principal.Keys.Select(k => new KeyToWrite(k.Key!.Value, k.Type!, k.Usage!)), new(certificate.Der, "AsymmetricX509Cert", "Verify")],
            CancellationToken.None);
    }

    public static async Task<PublicCertificate> AuthCertificateAsync(this TestEstate estate)
    {
        var thumbprint = (await estate.RunAsync(Of("Get-AuthConfig"))).Objects.Single().Text("CurrentCertificateThumbprint")!;
        var shown = await estate.RunAsync(Of("Get-ExchangeCertificate", P("Thumbprint", thumbprint), P("Server", TestEstate.OtherServer)));
        return PublicCertificate.FromDer(shown.Objects.Single().Bytes("RawData")!.Value.Span);
    }

    public static Task<ProbeResult> ReachAsync(this TestEstate estate, string mailbox = TestEstate.Mailbox) =>
        new EstateProbe(estate.Http).ReachMailboxAsync(TestEstate.Profile, TestEstate.Skype, mailbox, CancellationToken.None);

    public static async Task BrokenAtAsync(this TestEstate estate, params string[] words)
    {
        var probe = await estate.ReachAsync();
        Assert.Equal(ProofVerdict.Failed, probe.Verdict);
        Assert.StartsWith("SIMULATED", probe.Explanation, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, probe.Explanation, StringComparison.Ordinal));
    }
}
