using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>A step in the tenant's directory, through Microsoft Graph.</summary>
public abstract class EntraStep(OrganizationProfile organization) : IStep
{
    /// <inheritdoc />
    public abstract string Id { get; }

    /// <inheritdoc />
    public Site Site => Site.Entra;

    /// <inheritdoc />
    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    /// <inheritdoc />
    public abstract string Object { get; }

    /// <inheritdoc />
    public abstract DocumentReference Document { get; }

    /// <inheritdoc />
    public virtual Risk Risk => Risk.None;

    /// <inheritdoc />
    public virtual bool Optional => false;

    /// <inheritdoc />
    public virtual IReadOnlyList<string> Needs => [];

    /// <inheritdoc />
    public virtual IReadOnlyList<string> Publishes => [];

    /// <summary>The organization's settings.</summary>
    protected OrganizationProfile Organization { get; } = organization;

    /// <inheritdoc />
    public abstract Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation);

    /// <summary>Takes a write's answer: a refusal is a normal outcome, told in words (domain 3.9).</summary>
    /// <param name="answer">What the directory answered.</param>
    /// <param name="deed">What was asked, to follow "refused to".</param>
    /// <param name="permission">The Graph permission that it needs.</param>
    /// <exception cref="StepRefusedException">It was not done.</exception>
    protected static void Accept(DirectoryWrite answer, string deed, string permission = "Application.ReadWrite.All")
    {
        if (Objection(answer, deed, permission) is { } sentence)
        {
            throw new StepRefusedException(sentence);
        }
    }

    /// <summary>Why a write was not done, in a sentence; null when it was.</summary>
    protected static string? Objection(DirectoryWrite answer, string deed, string permission = "Application.ReadWrite.All") => answer switch
    {
        DirectoryWrite.Refused { Status: 403 } refused =>
            $"Entra refused to {deed}: HTTP 403 {refused.Code}, \"{refused.Message}\". The host's identity needs {permission}, with an " +
            "administrator's consent; if it has that, Microsoft or a policy of the tenant does not allow the change. Nothing was changed.",
        DirectoryWrite.Refused refused =>
            $"Entra refused to {deed}: HTTP {refused.Status} {refused.Code}, \"{refused.Message}\". Trying again will not help: " +
            "look for a policy of the tenant, or for another object that has the name already. Nothing was changed.",
        DirectoryWrite.Absent =>
            $"Entra could not {deed}: the object is not there. Somebody removed it, or it was made a moment ago and is not known everywhere " +
            "yet. Run again in a few minutes.",
        _ => null,
    };

    /// <summary>A finding that stands in the way.</summary>
    protected static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
