using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-AuthConfig</c>: names the next certificate and its date, or publishes it at once, or forgets the previous one (domain 2(e), e3 and e6').</summary>
internal sealed class SetAuthConfig() : ExchangeOperation("Set-AuthConfig", changes: true)
{
    /// <summary>A date nearer than this makes Exchange ask whether that is meant.</summary>
    private static readonly TimeSpan Advised = TimeSpan.FromHours(48);

    public override CmdletResult Invoke(ShellCall call)
    {
        if (call.Has("NewCertificateThumbprint") || call.Has("NewCertificateEffectiveDate"))
        {
            Stage(call);
            return CmdletResult.Empty;
        }

        if (call.Truth("PublishCertificate") is true)
        {
            call.World.Change(config => config.NextCertificateThumbprint.Length > 0 ? config.Published() : throw call.Fail(call.Errors.NothingToPublish()));
        }

        if (call.Truth("ClearPreviousCertificate") is true)
        {
            call.World.Change(config => config with { PreviousCertificateThumbprint = "" });
        }

        return CmdletResult.Empty;
    }

    private static void Stage(ShellCall call)
    {
        var config = call.Datacentre.AuthConfig;
        var thumbprint = call.Has("NewCertificateThumbprint") ? call.Required("NewCertificateThumbprint") : config.NextCertificateThumbprint;
        if (thumbprint.Length == 0)
        {
            throw call.Fail(call.Errors.NullArgument("NewCertificateThumbprint"));
        }

        var entry = call.Server.Find(thumbprint) ?? throw call.Fail(call.Errors.CertificateNotFound(call.Server.Name, thumbprint));
        var now = call.World.ClockOf(call.Target);
        if (!call.World.CanUseKey(call.Server, entry))
        {
            throw call.Fail(call.Errors.CertificateWithoutKey(call.Server.Name, thumbprint));
        }

        if (now > entry.Certificate.NotAfter)
        {
            throw call.Fail(call.Errors.CertificateOutOfDate(call.Server.Name, thumbprint));
        }

        var date = call.Instant("NewCertificateEffectiveDate") is { } given ? AsRead(call, given) : now + Advised;
        if (date <= now)
        {
            throw call.Fail(call.Errors.EffectiveDatePast(date, now));
        }

        if (date < now + Advised && call.Truth("Force") is not true)
        {
            call.RequireConfirmation();
        }

        call.World.Stage(call.Server, entry.Thumbprint, date);
    }

    /// <summary>
    /// What is given is in UTC, and Exchange reportedly takes the figures of a date for UTC whatever they were meant as (domain 11, row 3). Where it
    /// takes them for local time instead, the date is off by the server's offset.
    /// </summary>
    private static DateTimeOffset AsRead(ShellCall call, DateTimeOffset given) => call.Datacentre.ReadsDatesAsLocal
        ? given.AddMinutes(-call.Machine.UtcOffsetMinutes)
        : given;
}
