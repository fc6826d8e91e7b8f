using HybridTrust.Certificates;
using HybridTrust.Enrolments;
using HybridTrust.Jobs;

namespace HybridTrust.Runner.Enrolling;

/// <summary>Enrols this server's runner: makes a key that never leaves, exchanges certificates with the host, pins the signer.</summary>
internal sealed class Enroller(HostExchange host, RunnerFiles files, Func<string, IRunnerKey> keys, TextWriter output)
{
    /// <exception cref="EnrolException">The runner is not enrolled.</exception>
    public async Task EnrolAsync(EnrolOptions options, CancellationToken cancellation)
    {
        if (EnrolmentCode.Normalize(options.Code) is not { } code)
        {
            throw new EnrolException("This is no code: a code is five groups of five letters and digits. Type it as 'hybridtrust runner invite' showed it.");
        }

        files.Prepare();
        using var key = keys(files.KeyFile);
        var own = PublicCertificate.Of(key.Certificate);
        var claim = await EnrolmentClaim.SealAsync(new CertificateJobSigner(key.Certificate), code, cancellation);
        var answer = await host.EnrolAsync(new EnrolmentRequest(code, own.Der.ToArray(), claim), cancellation);

        var signer = SignerOf(answer, options.Signer);
        var grant = EnrolmentGrant.Open(answer.Grant, signer, own) switch
        {
            Opening<EnrolmentGrant>.Opened(var opened) => opened,
            Opening<EnrolmentGrant>.Refused(var refusal) => throw new EnrolException($"{refusal.Explanation} Nothing was written. {Undo}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        key.Keep();
        foreach (var line in files.Write(grant.Runner, options.Server, options.Access, key.Place, signer, grant.Token))
        {
            await output.WriteLineAsync(line);
        }

        await output.WriteLineAsync($"Runner {grant.Runner} is enrolled on {options.Server}, with certificate {own.Thumbprint}.");
        await output.WriteLineAsync(options.Signer is null
            ? $"Jobs are taken from signer {signer.Thumbprint} and no other. COMPARE this thumbprint with the one that 'hybridtrust runner invite' showed; if it differs, revoke the runner and tell security."
            : $"Jobs are taken from signer {signer.Thumbprint} and no other, as asked for.");
    }

    private const string Undo = "The code is used up: have an approver revoke the runner, tell security, and invite it again.";

    private static PublicCertificate SignerOf(EnrolmentAnswer answer, string? expected)
    {
        PublicCertificate signer;
        try
        {
            signer = PublicCertificate.FromDer(answer.Signer);
        }
        catch (FormatException malformed)
        {
            throw new EnrolException($"The host gave a job signer that cannot be used: {malformed.Message} {Undo}", malformed);
        }

        if (expected is not null
            && !string.Equals(expected, signer.Thumbprint, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(expected, signer.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new EnrolException($"The host's job signer is {signer}, and {expected} was asked for. Somebody may stand in between. Nothing was written. {Undo}");
        }

        return signer;
    }
}
