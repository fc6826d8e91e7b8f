using HybridTrust.Cmdlets;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Worlds;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Makes a certificate with a real RSA key in the server's store; services, transport and AuthConfig stay as they are.</summary>
internal sealed class CreateAuthCertificate() : WindowsOperation(LocalOperations.CreateAuthCertificate, changes: true)
{
    private const int LongestDays = 36_500;

    /// <summary>Windows dates a new self-signed certificate back by this, so that servers whose clocks are late take it.</summary>
    private static readonly TimeSpan HeadStart = TimeSpan.FromMinutes(10);

    public override CmdletResult Invoke(ShellCall call)
    {
        if (call.Number("ValidityDays") is not (> 0 and <= LongestDays) || call.Number("ValidityDays") is not { } days)
        {
            throw call.Fail(call.Errors.InvalidValue("ValidityDays", $"{call.Number("ValidityDays")}", ["1", "...", $"{LongestDays}"]));
        }

        var wanted = new StartingCertificate(AuthCertificates.Subject, [], IssuedDaysAgo: 0, (int)days);
        var certificate = new CertificateIssuer(call.Services.Keys, call.World.ClockOf(call.Target) - HeadStart).Issue(wanted, keepKey: true);
        call.Datacentre.Servers.Replace(call.Server, call.Server with
        {
            Store = [.. call.Server.Store, new StoreEntry(certificate, HasPrivateKey: true, PrivateKeyReadable: true, [])],
        });
        return ShellCall.Objects([Of(Property("RawData", new CmdletValue.Bytes(certificate.Der)), Property("Thumbprint", certificate.Thumbprint))]);
    }
}
