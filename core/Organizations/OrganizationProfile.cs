using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HybridTrust.Organizations;

/// <summary>The desired state of one Exchange organization and its tenant. Never holds a secret.</summary>
[Description("The desired state of one Exchange organization and its tenant. Never put a secret here.")]
public sealed record OrganizationProfile
{
    /// <summary>The profile's format.</summary>
    [Description("The format of this file: 1.")]
    [Range(1, 1)]
    public required int Version { get; init; }

    /// <summary>The organization's short name: tickets, records and runs use it.</summary>
    [Description("Short name used by tickets and records: lower-case letters, digits and dashes.")]
    [Pattern(ProfilePatterns.Name)]
    public required string Name { get; init; }

    /// <summary>The GUID of the Exchange organization object; runners pin it.</summary>
    [Description("GUID of the Exchange organization: (Get-OrganizationConfig).Guid.")]
    public required Guid ExchangeOrganization { get; init; }

    /// <summary>The Microsoft 365 tenant.</summary>
    [Description("The Microsoft 365 tenant.")]
    public required Tenant Tenant { get; init; }

    /// <summary>The primary SMTP domain of the on-premises accounts, verified in the tenant.</summary>
    [Description("Primary SMTP domain of on-premises accounts, verified in the tenant, such as fabrikam.com.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string VerifiedDomain { get; init; }

    /// <summary>The domain controller that every read and write of this organization names.</summary>
    [Description("Fully qualified name of the domain controller that reads and writes go to.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string DomainController { get; init; }

    /// <summary>Whether retired procedures may be asked for.</summary>
    [Description("True to allow procedures whose cloud service Microsoft has retired.")]
    public bool Legacy { get; init; }

    /// <summary>Which runner serves which site.</summary>
    [Description("Name of the hybrid runner that serves each on-premises site.")]
    public required SiteRunners Runners { get; init; }

    /// <summary>What stands on premises.</summary>
    [Description("What stands on premises.")]
    public required Topology Topology { get; init; }

    /// <summary>The procedures to carry out, in this order.</summary>
    [Description("Ids of the procedures to carry out, in order.")]
    [Length(1, ProfileLimits.Procedures)]
    public required IReadOnlyList<string> Procedures { get; init; }

    /// <summary>Cloud principals that may be left out.</summary>
    [Description("Application ids of cloud principals that may refuse the certificate without failing the run.")]
    [Length(0, ProfileLimits.OptionalPrincipals)]
    public IReadOnlyList<Guid> OptionalPrincipals { get; init; } = [];

    /// <summary>How the dedicated hybrid application is set up.</summary>
    [Description("How the dedicated Exchange hybrid application is set up.")]
    public HybridApplicationPolicy HybridApplication { get; init; } = new();

    /// <summary>What needs whose approval.</summary>
    [Description("What needs approval. A ticket cannot lower it.")]
    public ApprovalPolicy Approval { get; init; } = new();

    /// <summary>What becomes of what was changed when a run cannot finish.</summary>
    [Description("When a run cannot finish after it changed something: hold leaves it to a person, undo plans the way back at once, to be approved.")]
    public OnFailure OnFailure { get; init; } = OnFailure.Hold;

    /// <summary>What becomes of a second ticket while a run changes the organization.</summary>
    [Description("A ticket that asks for changes while a run makes some: attach to a run that does the same (else queue), always queue, or refuse.")]
    public SecondRun SecondRun { get; init; } = SecondRun.Attach;

    /// <summary>When changes may be made; null means at any time.</summary>
    [Description("When changes may be made. Leave out to allow any time.")]
    public MaintenanceWindow? MaintenanceWindow { get; init; }

    /// <summary>When nothing is changed, the maintenance window notwithstanding.</summary>
    [Description("Times in which nothing is changed, whatever the maintenance window says.")]
    [Length(0, ProfileLimits.Freezes)]
    public IReadOnlyList<Freeze> Freezes { get; init; } = [];

    /// <summary>What an approved run does outside the window, in a freeze, or when its change record does not allow the change.</summary>
    [Description("What an approved run does when it may not change anything at the moment: wait, or stop with nothing half done.")]
    public OutsideWindow OutsideWindow { get; init; } = OutsideWindow.Wait;

    /// <summary>How the auth certificate is replaced.</summary>
    [Description("How the auth certificate is replaced.")]
    public RotationPolicy Rotation { get; init; } = new();

    /// <summary>What the watch does by itself.</summary>
    [Description("What the watch of certificates and trusts does by itself.")]
    public WatchPolicy Watch { get; init; } = new();

    /// <summary>Mailboxes that proofs may use.</summary>
    [Description("Mailboxes that proofs may use. They need no licence beyond a mailbox.")]
    public TestMailboxes TestMailboxes { get; init; } = new();

    /// <summary>How Exchange Online cmdlets are run.</summary>
    [Description("How Exchange Online cmdlets are run: by the module on a runner, or by the REST endpoint (unsupported by Microsoft for others).")]
    public ExchangeOnlineAccess ExchangeOnline { get; init; } = ExchangeOnlineAccess.Module;
}
