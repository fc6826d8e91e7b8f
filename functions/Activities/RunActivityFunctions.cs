using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>The activities that a run begins and ends with.</summary>
internal sealed class RunActivityFunctions(DurableActivities activities)
{
    /// <summary>Reads an organization's profile, and who this host is.</summary>
    [Function("LoadOrganization")]
    public Task<JsonElement> LoadOrganizationAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("LoadOrganization", input, cancellation);

    /// <summary>Saves a plan as a document.</summary>
    [Function("SavePlan")]
    public Task<JsonElement> SavePlanAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("SavePlan", input, cancellation);

    /// <summary>Appends to a run's evidence.</summary>
    [Function("AppendEvidence")]
    public Task<JsonElement> AppendEvidenceAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("AppendEvidence", input, cancellation);

    /// <summary>Signs the head of a run's evidence.</summary>
    [Function("SignHead")]
    public Task<JsonElement> SignHeadAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("SignHead", input, cancellation);

    /// <summary>Reads the change record behind a ticket.</summary>
    [Function("ReadChange")]
    public Task<JsonElement> ReadChangeAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("ReadChange", input, cancellation);

    /// <summary>Tells the ticket something.</summary>
    [Function("CommentTicket")]
    public Task<JsonElement> CommentTicketAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("CommentTicket", input, cancellation);
}
