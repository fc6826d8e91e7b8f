namespace HybridTrust.Organizations;

/// <summary>The ids of Microsoft's procedures, as profiles and tickets write them.</summary>
public static class ProcedureIds
{
    /// <summary>Looks before anything is touched; every run starts with it.</summary>
    public const string Preflight = "preflight";

    /// <summary>Exchange Server and Exchange Online (domain 2(a)).</summary>
    public const string ExchangeOnlineOAuth = "exchange-online-oauth";

    /// <summary>Skype for Business Online as partner application (domain 2(b)); retired by Microsoft.</summary>
    public const string SkypeOnlinePartner = "skype-online-partner";

    /// <summary>The Teams services as partner applications (domain 2(b')).</summary>
    public const string TeamsPartners = "teams-partners";

    /// <summary>Skype for Business Server and Exchange Server (domain 2(c), 2(d)).</summary>
    public const string SkypeServerExchange = "skype-server-exchange";

    /// <summary>The dedicated Exchange hybrid application (domain 2(f)).</summary>
    public const string DedicatedHybridApp = "dedicated-hybrid-app";

    /// <summary>Removes the organization's keys from Exchange Online's own principal (domain 2(f7)).</summary>
    public const string FirstPartyCleanup = "first-party-cleanup";

    /// <summary>Replaces the auth certificate (domain 2(e), 11).</summary>
    public const string Rotate = "rotate";

    /// <summary>Copies the certificates that AuthConfig names to servers that lack them, and changes nothing else (domain 2(e)).</summary>
    public const string EmergencyImport = "emergency-import";

    /// <summary>Publishes another auth certificate at once, because the one in use has ended or is lost (domain 2(e) e6').</summary>
    public const string EmergencyPublish = "emergency-publish";

    /// <summary>Makes AuthConfig forget the previous certificate, when every site agrees on the current one (domain 11, row 11).</summary>
    public const string EmergencyClear = "emergency-clear";

    /// <summary>What a ticket with the action 'rotate' may ask for; no profile needs to list them, and each is asked for alone.</summary>
    public static IReadOnlyList<string> Rotations { get; } = [Rotate, EmergencyImport, EmergencyPublish, EmergencyClear];

    /// <summary>What is done on the day on which OWA is down: applied at once when approved, in no maintenance window and despite freezes.</summary>
    public static IReadOnlyList<string> Emergencies { get; } = [EmergencyImport, EmergencyPublish, EmergencyClear];

    /// <summary>Every id.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Preflight, ExchangeOnlineOAuth, SkypeOnlinePartner, TeamsPartners, SkypeServerExchange, DedicatedHybridApp, FirstPartyCleanup, Rotate,
    ];

    /// <summary>The ids that ask for <c>legacy: true</c>, because Microsoft has retired the service.</summary>
    public static IReadOnlyList<string> Legacy { get; } = [SkypeOnlinePartner];

    /// <summary>Whether these are an emergency, which is alone in its run.</summary>
    /// <param name="procedures">The procedures of a run.</param>
    public static bool AreEmergency(IReadOnlyList<string> procedures) => procedures is [var only] && Emergencies.Contains(only, StringComparer.Ordinal);
}
