using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>What a front end has of a certificate for a use.</summary>
/// <param name="FrontEnd">The front end.</param>
/// <param name="Thumbprint">The thumbprint assigned there; null when none is.</param>
/// <param name="Certificate">The certificate; null when the store does not hold it.</param>
/// <param name="KeyUsable">Whether its private key can be used there.</param>
internal sealed record TokenIssuerSight(string FrontEnd, string? Thumbprint, PublicCertificate? Certificate, bool KeyUsable)
{
    /// <summary>The use that signs the pool's tokens.</summary>
    public const string Use = "OAuthTokenIssuer";

    /// <summary>The use whose certificate the page allows for this one too.</summary>
    public const string DefaultUse = "Default";

    /// <summary>Reads which certificate a front end uses, in a session on that front end.</summary>
    public static async Task<TokenIssuerSight> AssignedAsync(StepContext context, string frontEnd, string use, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.SkypeServer, frontEnd, cancellation);
        var assigned = (await shell.InvokeAsync(OperationCall.Of("Get-CsCertificate", Given("Type", use)), cancellation)).Objects;
        return assigned.Count == 0 || assigned[0].Text("Thumbprint") is not { Length: > 0 } thumbprint
            ? new TokenIssuerSight(frontEnd, null, null, KeyUsable: false)
            : await InStoreAsync(context, frontEnd, thumbprint, cancellation);
    }

    /// <summary>Reads a certificate of a front end's store, by exact thumbprint.</summary>
    public static async Task<TokenIssuerSight> InStoreAsync(StepContext context, string frontEnd, string thumbprint, CancellationToken cancellation)
    {
        var windows = await context.ShellAsync(ShellKind.Windows, frontEnd, cancellation);
        var found = (await windows.InvokeAsync(OperationCall.Of(LocalOperations.ReadCertificate, Given("Thumbprint", thumbprint)), cancellation)).Objects;
        var certificate = found.Count > 0 && found[0].Bytes("RawData") is { } der ? PublicCertificate.FromDer(der.Span) : null;
        return new TokenIssuerSight(frontEnd, thumbprint, certificate, certificate is not null && found[0].Truth("PrivateKeyReadable"));
    }

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}
