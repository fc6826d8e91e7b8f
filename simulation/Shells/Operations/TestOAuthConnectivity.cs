using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Partners;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>Test-OAuthConnectivity</c>: the answer is an object whatever the outcome; only a mailbox or address that makes no sense is an error. It proves the
/// server it runs on, with what that server read last unless it is told to read again.
/// </summary>
internal sealed class TestOAuthConnectivity(ShellKind shell) : ISimulatedOperation
{
    private static readonly string[] Services = ["EWS", "AutoD", "Generic"];

    /// <inheritdoc />
    public ShellKind Shell => shell;

    /// <inheritdoc />
    public string Name => "Test-OAuthConnectivity";

    /// <inheritdoc />
    public bool Changes => false;

    /// <inheritdoc />
    public CmdletResult Invoke(ShellCall call)
    {
        var service = call.Required("Service");
        if (!Services.Contains(service, StringComparer.OrdinalIgnoreCase))
        {
            throw call.Fail(call.Errors.InvalidValue("Service", service, Services));
        }

        var text = call.Required("TargetUri");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var target))
        {
            throw call.Fail(call.Errors.InvalidUri("TargetUri", text));
        }

        return ShellCall.Objects([(shell is ShellKind.ExchangeOnline ? FromCloud(call, target) : ToCloud(call, target)).Shown()]);
    }

    private static OAuthTrial FromCloud(ShellCall call, Uri target)
    {
        var mailbox = call.Required("Mailbox");
        return call.World.Online.HasMailbox(mailbox)
            ? OAuthFromCloud.Try(call.Services, call.World, target, mailbox, call.Now)
            : throw call.Fail(call.Errors.NotFound(mailbox, call.Target));
    }

    private static OAuthTrial ToCloud(ShellCall call, Uri target)
    {
        var identity = call.Required("Mailbox");
        var mailbox = call.Datacentre.FindRecipient(identity) is { Type: RecipientType.UserMailbox } found
            ? found
            : throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
        return OAuthToCloud.Try(call.Services, call.World, call.Server, Configuration(call), target, mailbox);
    }

    /// <summary>What the server holds, or what it reads now and holds from then on.</summary>
    private static OAuthConfiguration Configuration(ShellCall call)
    {
        if (call.Truth("ReloadConfig") is not true && call.Server.LoadedOAuth is { } held)
        {
            return held;
        }

        var loaded = OAuthConfiguration.Load(call.Datacentre, call.Server, call.World.Tenant.TenantId, call.Now);
        return call.Services.Store.Change(world =>
        {
            var server = world.Datacentre.FindServer(call.Server.Fqdn)!;
            world.Datacentre.Servers.Replace(server, server with { LoadedOAuth = loaded });
            return loaded;
        });
    }
}
