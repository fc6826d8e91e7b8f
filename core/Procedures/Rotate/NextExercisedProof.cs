using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// The tenant takes an assertion that a server signed with the certificate a rotation brings in, as the organization's own application. Microsoft's
/// principals are never tried so: asking for tokens as them is what the dedicated application was made to end (domain 11, row 17).
/// </summary>
internal sealed class NextExercisedProof(OrganizationProfile organization, ExchangeServer server) : IProof
{
    /// <summary>What each of these proofs is called.</summary>
    public const string ProofName = "next-exercised";

    /// <summary>What the token service says of an application whose key it does not know, or whose signature it cannot verify.</summary>
    private const string NotThisKey = "invalid_client";

    public string Id { get; } = $"{ProofName}/{server.Fqdn}";

    public string Name => ProofName;

    public Site Site => Site.Windows;

    public string Target => server.Fqdn;

    public string Shows => "This server can sign with the certificate that the rotation brings in, and the tenant gives the dedicated application a token for that signature.";

    public string DoesNotShow => "That Microsoft's own principals take it: there it is registered, and nobody outside Microsoft can try it.";

    /// <summary>One for each server that signs tokens.</summary>
    public static IEnumerable<IProof> For(OrganizationProfile organization) => organization.Topology.TokenServers().Select(s => new NextExercisedProof(organization, s));

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        if (context.Facts.Find(RotationFacts.Incoming) is not { } incoming)
        {
            return NotExercised("There is no next certificate yet.");
        }

        if (!Guid.TryParse(context.Facts.Find(FactNames.HybridApplication), out var application) || WellKnownApplications.IsMicrosofts(application))
        {
            return NotExercised("The dedicated application is not known.");
        }

        try
        {
            var hosts = CloudHosts.Of(organization.Tenant.Cloud);
            var shell = await context.ShellAsync(ShellKind.Windows, server.Fqdn, cancellation);
            var answer = await shell.InvokeAsync(
                OperationCall.Of(
                    LocalOperations.TryClientAssertion,
                    Given("Thumbprint", incoming),
                    Given("TokenUrl", $"https://{hosts.Login}/{organization.Tenant.Id}/oauth2/v2.0/token"),
                    Given("Application", application.ToString()),
                    Given("Scope", $"https://{hosts.Graph}/.default")),
                cancellation);
            return Judge(answer.Objects is [var only] ? only : null, incoming, application);
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return NotExercised($"{server.Fqdn} does not answer. The profile calls it optional: {down.Message}");
        }
    }

    private ProbeResult Judge(CmdletObject? answer, string incoming, Guid application)
    {
        var error = answer?.Text("Error");
        return answer?.Truth("Accepted") is true
            ? new ProbeResult(ProofVerdict.Passed, $"{server.Fqdn} signed with {incoming}, and the tenant gave application {application} a token for it.")
            : error?.StartsWith(NotThisKey, StringComparison.Ordinal) is true
                ? new ProbeResult(ProofVerdict.Failed, $"{server.Fqdn} signed with {incoming}, and the tenant did not take it for application {application} ({error}). See whether the key is registered there; " +
                    "one that was just added may take minutes.")
            : answer?.Text("Failure") is "CertificateMissing"
                ? new ProbeResult(ProofVerdict.Failed, $"{server.Fqdn} does not hold {incoming}.")
            : NotExercised($"{server.Fqdn} could not try {incoming} as application {application} ({error ?? answer?.Text("Failure") ?? "no answer"}).");
    }

    private static ProbeResult NotExercised(string why) => new(ProofVerdict.NotExercised, why);

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}
